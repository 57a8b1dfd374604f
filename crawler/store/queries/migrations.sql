-- name: lock
select pg_advisory_lock(hashtextextended('bilateral_watch migrations', 0))

-- name: unlock
select pg_advisory_unlock(hashtextextended('bilateral_watch migrations', 0))

-- name: exists
select to_regclass('migrations')

-- name: create_table
create table if not exists migrations (
    name text primary key,
    checksum text not null,
    applied_at timestamptz not null default now()
)

-- name: applied
select name, checksum from migrations

-- name: record
insert into migrations (name, checksum) values (%s, %s)

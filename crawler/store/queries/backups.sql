-- name: tables
-- One row where anybody has made a table.
select 1 from pg_class
where relkind in ('r', 'p') and relnamespace not in (
    select oid from pg_namespace where nspname in ('pg_catalog', 'information_schema', 'pg_toast')
)
limit 1

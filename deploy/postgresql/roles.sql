-- Three roles for one database: the owner changes its shape, the service works in it, readers look at it.
--
-- Run it as a superuser in the service's own database, before the first `bilateral-watch db migrate`:
--     psql --dbname=bilateral_watch --file=roles.sql
-- Then give each role its password (\password bilateral_watch_service), let the owner migrate, and the service run.

create role bilateral_watch_owner login;
create role bilateral_watch_service login connection limit 50;
create role bilateral_watch_reader login connection limit 20;

-- Nobody else gets in, and only the owner makes anything.
do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect, temporary on database %I to bilateral_watch_owner', current_database());
    execute format('grant connect on database %I to bilateral_watch_service, bilateral_watch_reader', current_database());
end
$$;
revoke all on schema public from public;
grant usage, create on schema public to bilateral_watch_owner;
grant usage on schema public to bilateral_watch_service, bilateral_watch_reader;

-- What the owner makes from now on, with each migration: rows for the service, a look for the reader.
alter default privileges for role bilateral_watch_owner in schema public
    grant select, insert, update, delete on tables to bilateral_watch_service;
alter default privileges for role bilateral_watch_owner in schema public
    grant usage on sequences to bilateral_watch_service;
alter default privileges for role bilateral_watch_owner in schema public
    grant select on tables to bilateral_watch_reader;

-- Functions run as whoever calls them; the queue's are for those who may change its tables.
alter default privileges for role bilateral_watch_owner revoke execute on functions from public;
alter default privileges for role bilateral_watch_owner in schema public
    grant execute on functions to bilateral_watch_service;

-- A statement of a reader that takes too long must not hold up the service.
alter role bilateral_watch_reader set statement_timeout = '60s';
alter role bilateral_watch_reader set default_transaction_read_only = on;

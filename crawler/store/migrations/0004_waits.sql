-- Publishers that ask to be left alone for a while.

create table waits (
    publisher text primary key,
    until timestamptz not null
);
comment on table waits is 'Until when a publisher asked not to be visited, in any language';

-- Texts read again by later parsers, and what that changed.

create table reparses (
    id bigint generated always as identity primary key,
    parsers text[] not null,
    applied boolean not null,
    started timestamptz not null default now(),
    finished timestamptz
);
comment on column reparses.parsers is 'Name and version of each parser that read';
comment on column reparses.applied is 'Whether what was read replaced what had been read before';
comment on column reparses.finished is 'Null while texts are left, so that one that was cut short goes on where it was';

create table reparsed_texts (
    reparse bigint not null references reparses on delete cascade,
    text bigint not null references texts on delete cascade,
    differences jsonb not null,
    failures jsonb not null,
    found bigint[] not null,
    changed bigint[] not null,
    gone bigint[] not null,
    primary key (reparse, text)
);
comment on table reparsed_texts is 'What reading a text again told otherwise, a field before and after';
comment on column reparsed_texts.failures is 'Why parsers read nothing, by name; what they had read before stays';
comment on column reparsed_texts.found is 'The events that nothing had told of before';

alter table events add column reparse bigint references reparses on delete set null;
comment on column events.reparse is
    'The reparse that found it; null for what was found in a text that was new. What a reparse finds is old news: '
    'nobody is told of it';
create index events_reparse on events (reparse) where reparse is not null;

-- What parsers read in texts, and the real occurrences that it is about.

create table events (
    id bigint generated always as identity primary key,
    type text not null,
    partners text[] not null,
    date_start date,
    date_end date,
    place text,
    planned boolean not null,
    parent bigint references events on delete set null,
    headline text not null,
    participants jsonb not null,
    organizations jsonb not null,
    figures jsonb not null,
    agreements jsonb not null,
    topics jsonb not null,
    confidence jsonb not null,
    first_seen timestamptz not null default now(),
    changed timestamptz not null default now(),
    check (date_end is null or date_end >= date_start)
);
comment on table events is 'Real occurrences, told from all their mentions; evidence stands with the mentions';
create index events_partners on events using gin (partners);
create index events_parent on events (parent) where parent is not null;

create table readings (
    id bigint generated always as identity primary key,
    text bigint not null references texts on delete cascade,
    parser text not null,
    version text not null,
    kept bigint not null references kept_texts,
    published_on date,
    published_at timestamptz,
    published_offset smallint,
    seconds real not null,
    failure text,
    read_at timestamptz not null default now(),
    unique (text, parser, version)
);
comment on table readings is 'One parser''s reading of one text: which kept text it was given, with which publication time';
comment on column readings.failure is 'Why the parser returned nothing; null where it did its work';
create index readings_kept on readings (kept);

create table mentions (
    id bigint generated always as identity primary key,
    reading bigint not null references readings on delete cascade,
    ordinal smallint not null check (ordinal >= 0),
    parent smallint check (parent < ordinal),
    headline text not null,
    type text not null,
    partners text[] not null,
    date_start date,
    date_end date,
    place text,
    planned boolean not null,
    participants jsonb not null,
    organizations jsonb not null,
    figures jsonb not null,
    agreements jsonb not null,
    topics jsonb not null,
    evidence jsonb not null,
    confidence jsonb not null,
    event bigint references events,
    link text,
    unique (reading, ordinal)
);
comment on column mentions.ordinal is 'Place in what the parser returned; 0 is the main event of the text';
comment on column mentions.link is 'Why it was taken for this event';
create index mentions_event on mentions (event);
create index mentions_partners on mentions using gin (partners);

-- What crawls remember from one visit to the next, beside what they kept.

create table failed_items (
    source text not null,
    external_id text not null,
    url text not null,
    reason text not null,
    attempts integer not null default 1 check (attempts > 0),
    first_failed timestamptz not null default now(),
    try_after timestamptz not null,
    primary key (source, external_id)
);
comment on table failed_items is 'Items that could not be had or read, to be tried again; gone as soon as they could';

create table visits (
    source text not null,
    url text not null,
    fetched_at timestamptz not null,
    etag text,
    last_modified text,
    digest bytea not null check (length(digest) = 32),
    body bytea,
    primary key (source, url)
);
comment on table visits is 'What a document was when it was last read as a whole, so that it is not read again for nothing';
comment on column visits.digest is 'SHA-256 of the body: validators are wrong often enough';
comment on column visits.body is 'The body itself, of documents that are needed each time: robots.txt';

alter table releases
    add column last_read timestamptz not null default now(),
    add column missed smallint not null default 0 check (missed >= 0),
    add column gone timestamptz;
comment on column releases.last_read is 'When it was last read at its publisher, to within a day';
comment on column releases.missed is 'How often in turn it was not there when it was to be read again';
comment on column releases.gone is 'When it was taken for gone at its publisher; it is kept all the same';
create index releases_to_read_again on releases (source, last_read) where gone is null;

alter table runs add column door text;
comment on column runs.door is 'The programming interface that answered last';

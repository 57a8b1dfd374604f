-- What publishers said: releases, the texts that stand in them, and the proof of both.

create table texts (
    id bigint generated always as identity primary key,
    content_hash bytea not null unique check (length(content_hash) = 32),
    hash_version smallint not null,
    language text not null check (language in ('en', 'ru', 'kk', 'kk-Latn')),
    first_seen timestamptz not null default now()
);
comment on table texts is 'What stands in releases, told apart by the hash of its canonical body; verbatim reprints share one';

create table kept_texts (
    id bigint generated always as identity primary key,
    digest bytea not null unique check (length(digest) = 32),
    text text not null,
    title_end integer not null check (title_end >= 0),
    dateline text,
    stamp text,
    attribution text
);
comment on table kept_texts is 'Title and body as received but for white space; never changed, so that evidence stays where it is';
comment on column kept_texts.digest is 'SHA-256 of the text and of where its title ends';

create table releases (
    id bigint generated always as identity primary key,
    source text not null,
    external_id text not null,
    published_on date,
    published_at timestamptz,
    published_offset smallint,
    first_seen timestamptz not null default now(),
    unique (source, external_id),
    check ((published_at is null) = (published_offset is null)),
    check (published_at is null or published_on is not null)
);
comment on column releases.published_on is 'The date on the publisher''s own calendar';
comment on column releases.published_at is 'The instant, where the publisher tells a time';
comment on column releases.published_offset is 'The publisher''s own offset from UTC at that instant, in minutes';

create table addresses (
    release bigint not null references releases on delete cascade,
    url text not null,
    first_seen timestamptz not null default now(),
    primary key (release, url)
);

create table snapshots (
    id bigint generated always as identity primary key,
    digest bytea not null unique check (length(digest) = 32),
    url text not null,
    fetched_at timestamptz not null,
    status smallint not null,
    headers jsonb not null,
    body bytea not null
);
comment on column snapshots.digest is 'SHA-256 of address and body: a page that brought several releases is kept once';
comment on column snapshots.body is 'The body as received, compressed with zstd';

create table revisions (
    id bigint generated always as identity primary key,
    release bigint not null references releases on delete cascade,
    text bigint not null references texts,
    kept bigint not null references kept_texts,
    snapshot bigint references snapshots on delete set null,
    since timestamptz not null default now(),
    until timestamptz,
    unique (release, text)
);
comment on column revisions.until is 'Null while the release carries this text';
create unique index revisions_current on revisions (release) where until is null;
create index revisions_text on revisions (text);
create index revisions_kept on revisions (kept);
create index revisions_snapshot on revisions (snapshot);

create table passed_over (
    source text not null,
    external_id text not null,
    first_seen timestamptz not null default now(),
    primary key (source, external_id)
);
comment on table passed_over is 'Items that were read and are of no diplomatic interest, so that no run fetches them again';

create table runs (
    id bigint generated always as identity primary key,
    source text not null,
    slot timestamptz not null,
    started timestamptz,
    finished timestamptz,
    outcome text check (outcome in ('new', 'unchanged', 'empty', 'gated', 'challenged', 'drifted',
                                    'unreachable', 'timed_out', 'broken')),
    reason text,
    counts jsonb not null default '{}',
    troubles jsonb not null default '[]',
    covered_until timestamptz,
    unique (source, slot),
    check ((finished is null) = (outcome is null))
);
comment on table runs is 'A slot is claimed by inserting its row; what then happened is told in the same row';
comment on column runs.troubles is 'What was not as it should be, with the evidence';
comment on column runs.covered_until is 'Everything that the source published up to then was seen';
create index runs_covered on runs (source, covered_until) where covered_until is not null;
create index runs_unfinished on runs (source) where finished is null;

create view texts_as_read as
select distinct on (t.id)
    t.id as text,
    t.language,
    v.kept,
    earliest.published_on,
    earliest.published_at,
    earliest.published_offset
from texts t
join revisions v on v.text = t.id
join kept_texts k on k.id = v.kept
join releases r on r.id = v.release
cross join lateral (
    select r2.published_on, r2.published_at, r2.published_offset
    from revisions v2 join releases r2 on r2.id = v2.release
    where v2.text = t.id
    order by r2.published_on nulls last, r2.published_at nulls last, r2.id
    limit 1
) as earliest
order by
    t.id, v.until is not null, k.dateline is null, k.title_end = 0,
    r.published_on nulls last, r.published_at nulls last, r.source, r.external_id;
comment on view texts_as_read is
    'How each text is given to parsers: the fullest of its kept texts, with the earliest publication time of its '
    'releases. It follows from which releases there are, not from the order in which they came';

-- Walks back into the past, a page of a publisher's list at a time, so that they can be killed and taken up again.

create table backfills (
    id bigint generated always as identity primary key,
    source text not null,
    since date not null,
    until date,
    max_pages integer check (max_pages > 0),
    begun timestamptz not null default now(),
    moved timestamptz not null default now(),
    page integer not null default 0 check (page >= 0),
    met text[] not null default '{}',
    reached date,
    walked boolean not null default false,
    steps integer not null default 0,
    failing integer not null default 0,
    counts jsonb not null default '{}',
    finished timestamptz
);
comment on table backfills is 'Orders to walk back to a day, and how far each has come';
comment on column backfills.page is 'The last page of the list that was looked at';
comment on column backfills.met is 'The keys of the items on it, by which a list that repeats itself is told';
comment on column backfills.reached is 'The date of the last item so far';
comment on column backfills.walked is 'Whether the walk has come to its end; pages that failed may be left';
comment on column backfills.failing is 'How many steps have failed in turn';
create unique index backfills_unfinished on backfills (source, since, until, max_pages) nulls not distinct
where finished is null;

create table backfill_pages (
    backfill bigint not null references backfills on delete cascade,
    page integer not null check (page > 0),
    outcome text not null,
    reason text not null,
    attempts integer not null default 1 check (attempts > 0),
    failed_at timestamptz not null default now(),
    primary key (backfill, page)
);
comment on table backfill_pages is 'Pages that could not be had or read, to be tried again; gone as soon as they could';

alter table releases add column backfill bigint references backfills on delete set null;
comment on column releases.backfill is 'The backfill that brought it; null for what was found by watching';
create index releases_backfill on releases (backfill) where backfill is not null;

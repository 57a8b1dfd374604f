-- What linking needs to find the neighbourhood of a mention at once, to compare texts, and to keep what was decided by hand.

alter table readings
    add column numbers text[] not null default '{}',
    add column words text[] not null default '{}';
comment on column readings.numbers is 'The numbers that the text can be recognised by; empty for what was read before they were kept';
comment on column readings.words is 'The beginnings of the words that the text can be recognised by';

create table mention_days (
    partner text not null,
    day date not null,
    mention bigint not null references mentions on delete cascade,
    primary key (partner, day, mention)
);
comment on table mention_days is
    'Where each mention is looked for: under its partners, at its own day or else the day of publication';
create index mention_days_mention on mention_days (mention);
insert into mention_days
select distinct partner, coalesce(m.date_start, g.published_on), m.id
from mentions m join readings g on g.id = m.reading cross join unnest(m.partners) as partner
where coalesce(m.date_start, g.published_on) is not null;

create table rulings (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('join', 'split')),
    made_by text not null check (made_by <> ''),
    why text not null check (why <> ''),
    made_at timestamptz not null default now(),
    undone_by text,
    undone_why text,
    undone_at timestamptz,
    check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_why is null))
);
comment on table rulings is 'What was decided by hand about which mentions are one event''s; never deleted, at most undone';

create table ruled_mentions (
    ruling bigint not null references rulings on delete cascade,
    text bigint not null references texts on delete cascade,
    ordinal smallint not null check (ordinal >= 0),
    stayed boolean not null,
    primary key (ruling, text, ordinal)
);
comment on table ruled_mentions is 'Which mentions a ruling is about, by text and place in it, so that it outlasts every new reading';
comment on column ruled_mentions.stayed is 'Of a split, whether it stayed where it was; of a join always false';
create index ruled_mentions_text on ruled_mentions (text);

create view mentions_to_link as
select
    m.id, g.parser, g.text as text_id, encode(t.content_hash, 'hex') as text, t.language,
    carried.releases, carried.live, carried.sources, g.published_on, m.headline, m.event, m.link, m.ordinal,
    whole.date_start as whole_start, coalesce(whole.date_end, whole.date_start) as whole_end,
    g.numbers, g.words,
    m.type, m.partners, m.date_start, m.date_end, m.place, m.planned, m.participants, m.organizations, m.figures,
    m.agreements, m.topics, m.evidence, m.confidence, m.parent
from mentions m
join readings g on g.id = m.reading
join texts t on t.id = g.text
left join mentions whole on whole.reading = m.reading and whole.ordinal = m.parent
cross join lateral (
    select
        array_agg(r.id) as releases,
        bool_or(v.until is null) as live,
        array_agg(distinct r.source order by r.source) as sources
    from revisions v join releases r on r.id = v.release
    where v.text = g.text
) as carried;
comment on view mentions_to_link is 'All that linking looks at, a row a mention';

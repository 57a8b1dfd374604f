-- name: arrivals
-- When each release since an instant came, and the newest one in any case: as its publisher tells, else when it
-- was seen, unless that was days later.
select
    coalesce(
        published_at,
        case
            when published_on is null or first_seen < published_on + interval '2 days' then first_seen
            else (published_on + time '12:00') at time zone %(zone)s
        end
    ) as at
from releases
where
    source = %(source)s
    and (
        first_seen >= %(since)s and (published_on is null or published_on >= (%(since)s)::date)
        or id = (
            select id from releases where source = %(source)s
            order by coalesce(published_on, first_seen::date) desc, id desc limit 1
        )
    )
order by at

-- name: runs
select finished, outcome, reason
from runs
where source = %(source)s and finished is not null
order by slot desc
limit %(count)s

-- name: waiting
-- For when each source's run that has not ended was due; where there is none, for when the next one is.
select source, least(r.slot, case when s.paused is null then s.next_slot end) as since
from schedules s
full join (select source, slot from runs where finished is null) as r using (source)

-- name: with_news
select source from runs where finished >= %(since)s
union
select r.source
from readings g
join revisions v on v.text = g.text
join releases r on r.id = v.release
where g.read_at >= %(since)s

-- name: releases
-- The latest releases, newest first: how long their texts are, and what of each could be read.
select
    char_length(k.text) - k.title_end as length,
    k.title_end > 0 as has_title,
    r.published_on is not null as has_date,
    exists (select from readings g where g.text = v.text and g.failure is not null) as failed,
    exists (select from readings g join mentions m on m.reading = g.id where g.text = v.text) as has_event
from releases r
join revisions v on v.release = r.id and v.until is null
join kept_texts k on k.id = v.kept
where r.source = %(source)s and exists (select from readings g where g.text = v.text)
order by r.first_seen desc, r.id desc
limit %(count)s

-- name: markups
-- How many articles the latest runs that read any have read by which markup, newest first.
select m.key as markup, m.value::integer as articles
from (
    select slot, markups from runs
    where source = %(source)s and finished is not null and markups <> '{}'
    order by slot desc limit %(count)s
) as r
cross join jsonb_each_text(r.markups) as m
order by r.slot desc, m.value::integer desc

-- name: unread_items
-- Those that failed since any was read, of interest or not: how many, in how many runs, and why the latest did.
with unread as (
    select first_failed, attempts, reason from failed_items
    where source = %(source)s and first_failed > greatest(
        '-infinity',
        (select max(first_seen) from releases where source = %(source)s),
        (select max(first_seen) from passed_over where source = %(source)s)
    )
), span as (
    select min(first_failed) as first, max(first_failed) as last from unread
)
select
    count(*) as items,
    greatest(max(attempts), 1 + (
        select count(*) from runs cross join span
        where source = %(source)s and finished > span.first and finished < span.last
    )) as runs,
    (array_agg(reason order by first_failed desc))[1] as reason
from unread

-- name: states
select source, state, since, signs, judged from source_states order by source

-- name: take_turn
select pg_try_advisory_xact_lock(hashtext('bilateral-watch health')) as taken

-- name: judged
-- Null where the state is the same as before.
with before as (
    select state from source_states where source = %(source)s
), put as (
    insert into source_states (source, state, since, signs, judged)
    values (%(source)s, %(state)s, %(at)s, %(signs)s, %(at)s)
    on conflict (source) do update set
        state = excluded.state,
        since = case when source_states.state = excluded.state then source_states.since else excluded.since end,
        signs = excluded.signs,
        judged = excluded.judged
)
insert into state_changes (source, at, state, signs)
select %(source)s, %(at)s, %(state)s, %(signs)s
where coalesce((select state from before), 'ok') <> %(state)s
returning id

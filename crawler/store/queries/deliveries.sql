-- name: lock_rule
select pg_advisory_xact_lock(hashtextextended('bilateral_watch rule ' || %(rule)s || ' ' || %(channel)s, 0))

-- name: now
select now() as now

-- name: releases_of
select distinct on (told.event, r.id, t.id)
    told.event, r.source, t.language, r.published_on, r.published_at, r.published_offset,
    nullif(left(k.text, k.title_end), '') as title,
    (select a.url from addresses a where a.release = r.id order by a.first_seen, a.url limit 1) as url
from (
    select m.event, g.text from mentions m join readings g on g.id = m.reading where m.event = any(%(events)s)
) as told
join texts t on t.id = told.text
join revisions v on v.text = t.id
join kept_texts k on k.id = v.kept
join releases r on r.id = v.release
order by told.event, r.id, t.id

-- name: parts_of
select id from events where parent = %(event)s order by date_start nulls last, id

-- name: alerts_of
select a.event, a.rule, a.channel, a.told, a.fingerprint, d.kind, d.state, d.attempts
from alerts a
left join deliveries d on d.id = a.delivery
where a.event = any(%(events)s)

-- name: put_alert
insert into alerts (event, rule, channel, told, fingerprint, delivery)
values (%(event)s, %(rule)s, %(channel)s, %(told)s, %(fingerprint)s, %(delivery)s)
on conflict (event, rule, channel) do update set
    told = excluded.told,
    fingerprint = excluded.fingerprint,
    delivery = coalesce(excluded.delivery, alerts.delivery)

-- name: prefer_news
delete from alerts a
where a.event = %(heir)s and a.told = 'old'
    and exists (
        select from alerts b
        where b.event = %(gone)s and (b.rule, b.channel) = (a.rule, a.channel) and b.told <> 'old'
    )

-- name: inherit
update alerts a set event = %(heir)s
where a.event = %(gone)s
    and not exists (
        select from alerts b where b.event = %(heir)s and (b.rule, b.channel) = (a.rule, a.channel)
    )

-- name: drop_alerts
delete from alerts where event = %(gone)s

-- name: add
insert into deliveries (rule, channel, kind, alarm, due)
values (%(rule)s, %(channel)s, %(kind)s, %(alarm)s, coalesce(%(due)s, now()))
returning id, due

-- name: open_bundle
-- The message that gathers what is to be told together, begun where there is none that nobody has sent yet.
insert into deliveries (rule, channel, kind, due)
values (%(rule)s, %(channel)s, %(kind)s, %(due)s)
on conflict (rule, channel, kind)
    where kind in ('digest', 'gathered', 'backlog') and state = 'waiting' and attempts = 0
do update set due = case when excluded.kind = 'backlog' then greatest(deliveries.due, excluded.due)
                         else deliveries.due end
returning id, due, xmax = 0 as new

-- name: has_open_bundle
select exists (
    select from deliveries
    where (rule, channel, kind) = (%(rule)s, %(channel)s, %(kind)s) and state = 'waiting' and attempts = 0
) as open

-- name: of_last_hour
select coalesce(first_attempt, due) as sent
from deliveries
where rule = %(rule)s and channel = %(channel)s and kind in ('event', 'update', 'gathered')
    and state <> 'withdrawn' and coalesce(first_attempt, due) > now() - interval '1 hour'
    and (kind <> 'gathered' or attempts > 0)
order by sent

-- name: claim
update deliveries set
    attempts = attempts + 1,
    first_attempt = coalesce(first_attempt, now()),
    claimed_until = now() + make_interval(secs => %(seconds)s)
where id = %(id)s and state = 'waiting' and due <= now() and (claimed_until is null or claimed_until <= now())
returning *

-- name: free_at
select greatest(due, claimed_until) as due, channel from deliveries where id = %(id)s and state = 'waiting'

-- name: settle
update deliveries set state = %(state)s, failure = %(failure)s, settled = now(), claimed_until = null, left_to = null
where id = %(id)s and state = 'waiting' and attempts = %(attempts)s
returning id

-- name: postpone
update deliveries set
    due = now() + make_interval(secs => %(seconds)s), failure = %(failure)s, left_to = %(left_to)s,
    claimed_until = null
where id = %(id)s and state = 'waiting' and attempts = %(attempts)s
returning due

-- name: events_of
select a.event, a.told from alerts a where a.delivery = %(id)s order by a.event

-- name: backlog_of
select
    count(*) as events, min(told.day) as first, max(told.day) as last,
    (
        select jsonb_object_agg(counted.partner, counted.events)
        from (
            select unnest(e2.partners) as partner, count(*) as events
            from alerts a2 join events e2 on e2.id = a2.event
            where a2.delivery = %(id)s
            group by 1
        ) as counted
    ) as partners
from (
    select a.event, (
        select min(g.published_on) from mentions m join readings g on g.id = m.reading where m.event = a.event
    ) as day
    from alerts a join events e on e.id = a.event
    where a.delivery = %(id)s
) as told

-- name: overdue
-- Messages that nobody is about to send, though they are due: their job was lost, or their channel was not there.
select d.id, d.channel
from deliveries d
where d.state = 'waiting'
    and d.due < now() - make_interval(secs => %(seconds)s)
    and (d.claimed_until is null or d.claimed_until < now() - make_interval(secs => %(seconds)s))
    and not exists (
        select from procrastinate_jobs j
        where j.task_name = %(task)s and j.status in ('todo', 'doing') and j.args ->> 'delivery' = d.id::text
    )
for update of d skip locked

-- name: try_again
update deliveries set
    state = 'waiting', due = now(), settled = null, claimed_until = null, first_attempt = null
where (state = 'given_up' or (state = 'waiting' and attempts > 0 and (claimed_until is null or claimed_until < now())))
    and (%(ids)s::uuid[] is null or id = any(%(ids)s))
returning id, channel, due

-- name: tally
select
    rule, channel,
    count(*) filter (where state = 'waiting') as waiting,
    count(*) filter (where state = 'delivered') as delivered,
    count(*) filter (where state = 'given_up') as given_up,
    max(settled) filter (where state = 'delivered') as latest
from deliveries
group by rule, channel

-- name: by_state
select
    count(*) filter (where state = 'waiting') as waiting,
    count(*) filter (where state = 'delivered') as delivered,
    count(*) filter (where state = 'given_up') as given_up
from deliveries

-- name: unsettled
select id, rule, channel, kind, due, state, attempts, failure
from deliveries
where state = 'given_up' or (state = 'waiting' and failure is not null)
order by due, id

-- name: published_since
select e.id
from events e
where exists (
    select from mentions m join readings g on g.id = m.reading
    where m.event = e.id and g.published_on >= %(since)s
)
order by e.id

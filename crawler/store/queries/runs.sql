-- name: order
-- A run for all slots that have fallen due since the source's last one; none where one is waiting or at work.
insert into runs (source, slot, covers_after)
select s.source, s.last_slot, p.slot
from schedules s
left join lateral (select slot from runs where source = s.source order by slot desc limit 1) p on true
where s.source = %(source)s and s.last_slot > coalesce(p.slot, '-infinity')
    and not exists (select from runs u where u.source = s.source and u.finished is null)
returning id

-- name: begin
-- Whatever has fallen due while the run waited is accounted for by it.
update runs set
    started = now(), slot = greatest(slot, (select s.last_slot from schedules s where s.source = runs.source))
where id = %(run)s and finished is null
returning
    source, slot,
    (select max(r.covered_until) from runs r where r.source = runs.source) as covered_until,
    (select max(r.reviewed_until) from runs r where r.source = runs.source) as reviewed_until

-- name: finish
update runs set
    finished = now(), outcome = %(outcome)s, reason = %(reason)s, counts = %(counts)s, troubles = %(troubles)s,
    covered_until = %(covered_until)s, reviewed_until = %(reviewed_until)s, door = %(door)s,
    notes = %(notes)s, markups = %(markups)s, responses = %(responses)s
where id = %(run)s and finished is null

-- name: covering
select asked.source as asked_source, r.*
from unnest(%(sources)s::text[], %(slots)s::timestamptz[]) as asked(source, slot)
left join lateral (
    select id, source, slot, started, finished, outcome, reason, counts, door, notes, markups
    from runs where source = asked.source and slot >= asked.slot order by slot limit 1
) r on true
order by asked.source

-- name: latest
select distinct on (source) id, source, slot, started, finished, outcome, reason, counts, door, notes, markups
from runs
order by source, slot desc

-- name: recent
select outcome, (counts ->> 'new')::integer as new
from runs
where source = %(source)s and finished is not null
order by slot desc
limit %(most)s

-- name: forsaken
select id, source from runs r
where finished is null and not exists (
    select from procrastinate_jobs j
    where j.queue_name = 'crawl' and j.status in ('todo', 'doing') and (j.args ->> 'run')::bigint = r.id
)
for update skip locked

-- name: claim
insert into runs (source, slot) values (%(source)s, %(slot)s)
on conflict (source, slot) do nothing
returning id

-- name: begin
update runs set started = coalesce(started, now())
where id = %(run)s and finished is null
returning
    source, slot,
    (select max(r.covered_until) from runs r where r.source = runs.source) as covered_until,
    (select max(r.reviewed_until) from runs r where r.source = runs.source) as reviewed_until

-- name: finish
update runs set
    finished = now(), outcome = %(outcome)s, reason = %(reason)s, counts = %(counts)s, troubles = %(troubles)s,
    covered_until = %(covered_until)s, reviewed_until = %(reviewed_until)s, door = %(door)s,
    notes = %(notes)s, markups = %(markups)s
where id = %(run)s and finished is null

-- name: of_ids
select id, source, slot, started, finished, outcome, reason, counts, door, notes, markups
from runs
where id = any(%(runs)s)
order by source

-- name: latest
select distinct on (source) id, source, slot, started, finished, outcome, reason, counts, door, notes, markups
from runs
order by source, slot desc

-- name: hold
-- The row is shared with all who work on the job, and locked against being given back or ended.
select id from procrastinate_jobs
where id = %(job)s and attempts = %(attempt)s and status = 'doing'
for share

-- name: fresh
select j.id
from procrastinate_jobs j
join procrastinate_workers w on w.id = j.worker_id
where j.id = %(job)s and j.attempts = %(attempt)s and j.status = 'doing'
    and w.last_heartbeat > now() - make_interval(secs => %(seconds)s)

-- name: finish
with held as (
    select id from procrastinate_jobs
    where id = %(job)s and attempts = %(attempt)s and status = 'doing'
    for update
)
select procrastinate_finish_job_v1(id, %(status)s::procrastinate_job_status, %(delete)s) from held

-- name: put_back
with held as (
    select id from procrastinate_jobs
    where id = %(job)s and attempts = %(attempt)s and status = 'doing'
    for update
)
select procrastinate_retry_job_v2(
    id, now() + make_interval(secs => %(pause)s), %(priority)s, %(queue)s, %(lock)s
) from held

-- name: give_up
with lost as (
    select j.id
    from procrastinate_jobs j
    left join procrastinate_workers w on w.id = j.worker_id
    where j.status = 'doing' and j.attempts >= %(most)s
        and (w.id is null or w.last_heartbeat < now() - make_interval(secs => %(seconds)s))
    for update of j skip locked
), ended as (
    select id, procrastinate_finish_job_v1(id, 'failed', false) from lost
)
insert into job_troubles (job, attempt, reason)
select id, %(most)s, 'its worker was lost each time' from ended
on conflict (job) do update set attempt = excluded.attempt, reason = excluded.reason, at = now()

-- name: give_back
-- Jobs whose worker has shown no sign of life for so many seconds are put back, to be done by another one. A sign
-- from the future is none either: the clock went back, and a living worker shows another one at once.
with lost as (
    select j.id
    from procrastinate_jobs j
    left join procrastinate_workers w on w.id = j.worker_id
    where j.status = 'doing'
        and (w.id is null or abs(extract(epoch from now() - w.last_heartbeat)) > %(seconds)s)
    for update of j skip locked
)
select id, procrastinate_retry_job_v2(id, null, null, null, null) from lost

-- name: note_trouble
insert into job_troubles (job, attempt, reason) values (%(job)s, %(attempt)s, %(reason)s)
on conflict (job) do update set attempt = excluded.attempt, reason = excluded.reason, at = now()

-- name: failed
select j.id, j.queue_name as queue, j.args, j.attempts, t.at, t.reason
from procrastinate_jobs j
left join job_troubles t on t.job = j.id
where j.status = 'failed'
order by t.at desc nulls last, j.id desc

-- name: retry_failed
with failed as (
    select id from procrastinate_jobs
    where status = 'failed' and (%(jobs)s::bigint[] is null or id = any(%(jobs)s))
    for update
)
select id, procrastinate_retry_job_v2(id, null, null, null, null) from failed

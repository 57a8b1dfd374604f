-- name: depth
select queue_name as queue, status::text as status, count(*) as jobs
from procrastinate_jobs
where status in ('todo', 'doing', 'failed')
group by queue_name, status
order by queue_name, status

-- name: give_back
-- Jobs whose worker has shown no sign of life for so many seconds are put back, to be done by another one.
with lost as (
    select j.id
    from procrastinate_jobs j
    left join procrastinate_workers w on w.id = j.worker_id
    where j.status = 'doing'
        and (w.id is null or w.last_heartbeat < now() - make_interval(secs => %(seconds)s))
    for update of j skip locked
)
select id, procrastinate_retry_job_v2(id, null, null, null, null) from lost

-- name: latest
select coalesce(max(id), 0) as job from procrastinate_jobs

-- name: unfinished
select exists (
    select from procrastinate_jobs where queue_name = %(queue)s and status in ('todo', 'doing') and id <= %(job)s
) as unfinished

-- name: texts_waiting
select coalesce(sum(jsonb_array_length(args -> 'texts')), 0) as texts
from procrastinate_jobs
where queue_name = %(queue)s and status in ('todo', 'doing')

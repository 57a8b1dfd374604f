-- name: depth
select queue_name as queue, status::text as status, count(*) as jobs
from procrastinate_jobs
where status in ('todo', 'doing', 'failed')
group by queue_name, status
order by queue_name, status

-- name: latest
select coalesce(max(id), 0) as job from procrastinate_jobs

-- name: unfinished
select exists (
    select from procrastinate_jobs where queue_name = %(queue)s and status in ('todo', 'doing') and id <= %(job)s
) as unfinished

-- name: is_left
select exists (
    select from procrastinate_jobs where id = %(job)s and status in ('todo', 'doing')
) as is_left

-- name: texts_waiting
select coalesce(sum(jsonb_array_length(args -> 'texts')), 0) as texts
from procrastinate_jobs
where queue_name = %(queue)s and status in ('todo', 'doing')

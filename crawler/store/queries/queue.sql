-- name: depth
select queue_name as queue, status::text as status, count(*) as jobs
from procrastinate_jobs
where status in ('todo', 'doing', 'failed')
group by queue_name, status
order by queue_name, status

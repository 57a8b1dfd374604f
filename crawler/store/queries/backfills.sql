-- name: take_up
-- The unfinished backfill of this kind, or a new one.
with there as (
    select id from backfills
    where source = %(source)s and since = %(since)s and until is not distinct from %(until)s
        and max_pages is not distinct from %(max_pages)s and finished is null
), made as (
    insert into backfills (source, since, until, max_pages)
    select %(source)s, %(since)s, %(until)s, %(max_pages)s where not exists (select from there)
    on conflict do nothing
    returning id
)
select id from there union all select id from made

-- name: state
select
    b.*,
    (select count(*) from releases r where r.backfill = b.id) as releases,
    array(select p.page from backfill_pages p where p.backfill = b.id order by p.page) as failed_pages,
    (select p.reason from backfill_pages p where p.backfill = b.id order by p.failed_at desc limit 1) as reason,
    not b.walked or exists (
        select from backfill_pages p where p.backfill = b.id and p.failed_at < %(sitting)s
    ) as is_left
from backfills b
where b.id = %(backfill)s

-- name: begin_step
-- What is to be walked next: the page after the last one, once more with the last one where that was looked at so
-- long ago that items may have gone; at the end the pages that failed before this sitting began, together with
-- those to which what came out since may have pushed their items.
select
    b.source, b.since, b.until,
    coalesce(p.page, greatest(1, b.page + 1 - again.pages)) as first_page,
    case
        when p.page is null then 1 + again.pages * least(b.page, 1)
        else 2 + (
            select count(*) from releases r
            where r.source = b.source and r.backfill is null and r.first_seen > p.failed_at
        ) / 20
    end::integer as pages,
    case when p.page is null and again.pages = 0 then b.met else '{}' end as met,
    p.page is not null as is_retry
from backfills b
cross join lateral (select case when b.moved < now() - interval '10 minutes' then 1 else 0 end as pages) again
left join lateral (
    select f.page, f.failed_at from backfill_pages f
    where b.walked and f.backfill = b.id and f.failed_at < %(sitting)s
    order by f.page limit 1
) p on true
where b.id = %(backfill)s and b.finished is null and (not b.walked or p.page is not null)

-- name: lock
select page, failing, counts, max_pages from backfills where id = %(backfill)s for update

-- name: fail_page
insert into backfill_pages (backfill, page, outcome, reason)
values (%(backfill)s, %(page)s, %(outcome)s, %(reason)s)
on conflict (backfill, page) do update set
    outcome = excluded.outcome, reason = excluded.reason, attempts = backfill_pages.attempts + 1, failed_at = now()

-- name: clear_page
delete from backfill_pages where backfill = %(backfill)s and page = %(page)s

-- name: move
update backfills set
    page = %(page)s, met = coalesce(%(met)s, met), reached = least(reached, %(reached)s),
    walked = %(walked)s, moved = now()
where id = %(backfill)s

-- name: count_step
update backfills b set
    steps = steps + 1, failing = %(failing)s, counts = %(counts)s,
    finished = case
        when walked and not exists (select from backfill_pages p where p.backfill = b.id) then now()
    end
where id = %(backfill)s

-- name: step_under_way
select id from procrastinate_jobs
where task_name = %(task)s and status in ('todo', 'doing') and (args ->> 'backfill')::bigint = %(backfill)s

-- name: failed_pages
select b.source, b.since, p.page, p.outcome, p.reason, p.attempts, p.failed_at
from backfill_pages p join backfills b on b.id = p.backfill
where b.source = %(source)s
order by b.id, p.page

-- name: take_turn
select pg_try_advisory_xact_lock(hashtextextended('bilateral_watch housekeeping', 0)) as taken

-- name: snapshots
-- The proof goes, what it proved stays: revisions outlive their snapshots.
delete from snapshots
where id in (
    select id from snapshots where fetched_at < now() - make_interval(days => %(days)s) limit %(most)s
)

-- name: runs
-- Only the beginning of a source's chain goes, never what later runs go by: the latest run, and up to when
-- everything was seen and reviewed.
with needed as (
    select r.source, min(r.slot) as slot
    from (
        select
            source, slot,
            slot = max(slot) over of_source or finished is null
                or covered_until = max(covered_until) over of_source
                or reviewed_until = max(reviewed_until) over of_source as is_needed
        from runs
        window of_source as (partition by source)
    ) r
    where r.is_needed
    group by r.source
)
delete from runs
where id in (
    select r.id
    from runs r
    join needed n on n.source = r.source
    where r.slot < least(n.slot, now() - make_interval(days => %(days)s))
    order by r.slot
    limit %(most)s
)

-- name: jobs
delete from procrastinate_jobs
where id in (
    select j.id
    from procrastinate_jobs j
    where j.status not in ('todo', 'doing') and not exists (
        select from procrastinate_events e
        where e.job_id = j.id and e.at > now() - make_interval(days => %(days)s)
    )
    limit %(most)s
)

-- Each returns the labels of a metric as columns, and its `value`.

-- name: source_state
select source, s.state, (source_states.state = s.state)::int as value
from source_states cross join (values ('ok'), ('suspect'), ('blind')) as s (state)

-- name: runs
select source, outcome, count(*) as value
from runs where finished > now() - interval '1 day'
group by source, outcome

-- name: last_run
-- Of sources that are visited: nobody misses runs of one that is paused.
select source, extract(epoch from max(finished)) as value
from runs
where finished is not null and not exists (
    select from schedules where schedules.source = runs.source and paused is not null
)
group by source

-- name: run_counts
select source, c.key as what, sum(c.value::bigint) as value
from runs cross join jsonb_each_text(counts) as c
where finished > now() - interval '1 day'
group by source, c.key

-- name: responses
select h.key as host, s.key as status, sum(s.value::bigint) as value
from runs cross join jsonb_each(responses) as h cross join jsonb_each_text(h.value) as s
where finished > now() - interval '1 day'
group by h.key, s.key

-- name: releases
select source, count(*) as value from releases group by source

-- name: newest_release
select source, extract(epoch from max(coalesce(published_at, first_seen))) as value from releases group by source

-- name: failed_items
select source, count(*) as value from failed_items group by source

-- name: texts
select language, count(*) as value from texts group by language

-- name: revisions
select count(*) as value from revisions

-- name: events
select type, count(*) as value from events group by type

-- name: readings
select parser, version, o.outcome, count(*) filter (where (failure is null) = (o.outcome = 'read')) as value
from readings cross join (values ('read'), ('failed')) as o (outcome)
group by parser, version, o.outcome

-- name: reading_seconds
select parser, version, sum(seconds) as value from readings group by parser, version

-- name: mentions
select parser, version, count(*) as value
from mentions join readings on readings.id = mentions.reading
group by parser, version

-- name: lag
-- From a publisher's time to the moment when a parser had read the release, of what came within the last day.
select q.quantile::text as quantile, percentile_cont(q.quantile) within group (order by lag.seconds) as value
from (
    select extract(epoch from g.read_at - r.published_at) as seconds
    from releases r
    join revisions v on v.release = r.id and v.until is null
    join readings g on g.text = v.text
    where r.first_seen > now() - interval '1 day' and r.published_at > now() - interval '2 days'
) as lag
cross join (values (0.5), (0.9), (1.0)) as q (quantile)
group by q.quantile

-- name: alert_lag
-- From the first publication of an event to the arrival of the message of its own, of the last day's.
select q.quantile::text as quantile, percentile_cont(q.quantile) within group (order by lag.seconds) as value
from (
    select extract(epoch from d.settled - min(r.published_at)) as seconds
    from deliveries d
    join alerts a on a.delivery = d.id
    join mentions m on m.event = a.event
    join readings g on g.id = m.reading
    join revisions v on v.text = g.text
    join releases r on r.id = v.release
    where d.kind = 'event' and d.state = 'delivered' and d.settled > now() - interval '1 day'
    group by d.id, d.settled
    having min(r.published_at) is not null
) as lag
cross join (values (0.5), (0.9), (1.0)) as q (quantile)
group by q.quantile

-- name: jobs
select queue_name as queue, status::text as status, count(*) as value
from procrastinate_jobs where status in ('todo', 'doing', 'failed')
group by queue_name, status

-- name: oldest_job
select queue_name as queue, extract(epoch from now() - min(coalesce(scheduled_at, e.at))) as value
from procrastinate_jobs j
join lateral (select min(at) as at from procrastinate_events where job_id = j.id) as e on true
where status = 'todo' and (scheduled_at is null or scheduled_at <= now())
group by queue_name

-- name: worker_sign
select extract(epoch from max(last_heartbeat)) as value from procrastinate_workers having count(*) > 0

-- name: deliveries
select channel, state, count(*) as value from deliveries group by channel, state

-- name: database_bytes
select pg_database_size(current_database()) as value

-- name: connections
select count(*) as value from pg_stat_activity where datname = current_database()

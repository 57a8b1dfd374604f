-- Workers hear not only of new jobs, but also of a job that was ended, for whose lock others may have waited, and
-- of one that was put back. So they need not look for them every second. To them it is as if that job were new.

create function wake_workers() returns trigger language plpgsql as $$
begin
    perform pg_notify(
        'procrastinate_queue_v1#' || old.queue_name,
        jsonb_build_object('type', 'job_inserted', 'job_id', old.id)::text
    );
    return null;
end
$$;

create trigger wake_workers after update of status or delete on procrastinate_jobs
    for each row when (old.status in ('doing', 'failed')) execute function wake_workers();

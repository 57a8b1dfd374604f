-- name: fail
insert into failed_items (source, external_id, url, reason, try_after)
values (%(source)s, %(external_id)s, %(url)s, %(reason)s, now() + interval '10 minutes')
on conflict (source, external_id) do update set
    url = excluded.url, reason = excluded.reason, attempts = failed_items.attempts + 1,
    try_after = now() + least(interval '10 minutes' * 2 ^ least(failed_items.attempts, 10), interval '1 day')

-- name: to_try_again
select external_id, url from failed_items
where source = %(source)s and try_after <= now() and attempts <= %(tries)s
order by try_after
limit %(most)s

-- name: failed_items
select source, external_id, url, reason, attempts, first_failed, try_after, attempts > %(tries)s as given_up
from failed_items
where source = %(source)s
order by first_failed

-- name: try_now
update failed_items set try_after = now(), attempts = least(attempts, %(tries)s) where source = %(source)s

-- name: to_read_again
select r.external_id, (select a.url from addresses a where a.release = r.id order by a.first_seen limit 1) as url
from releases r
where r.source = %(source)s and r.gone is null and r.last_read < now() - interval '1 day'
    and (r.missed > 0 or r.last_read < coalesce(r.published_at, r.published_on, r.first_seen) + interval '7 days')
    and exists (select from addresses a where a.release = r.id)
order by r.last_read
limit %(most)s

-- name: settle
with read as (
    select unnest(%(sources)s::text[]) as source, unnest(%(external_ids)s::text[]) as external_id
), settled as (
    delete from failed_items f using read
    where f.source = read.source and f.external_id = read.external_id
)
update releases r set last_read = now(), missed = 0, gone = null
from read
where r.source = read.source and r.external_id = read.external_id
    and (r.last_read < now() - interval '1 day' or r.missed > 0 or r.gone is not null)

-- name: miss
update releases set
    last_read = now(), missed = missed + 1,
    gone = case when missed + 1 >= %(misses)s then coalesce(gone, now()) else gone end
where source = %(source)s and external_id = any(%(external_ids)s)

-- name: miss_others
update releases set
    last_read = now(), missed = missed + 1,
    gone = case when missed + 1 >= %(misses)s then now() end
where source = %(source)s and gone is null and last_read < now() - interval '1 day'
    and coalesce(published_at, published_on) >= %(since)s and external_id <> all(%(external_ids)s)

-- name: visit
select url, fetched_at, etag, last_modified, digest, body from visits
where source = %(source)s and url = %(url)s

-- name: note_visit
insert into visits (source, url, fetched_at, etag, last_modified, digest, body)
values (%(source)s, %(url)s, %(fetched_at)s, %(etag)s, %(last_modified)s, %(digest)s, %(body)s)
on conflict (source, url) do update set
    fetched_at = excluded.fetched_at, etag = excluded.etag, last_modified = excluded.last_modified,
    digest = excluded.digest, body = excluded.body

-- name: leave_alone
insert into waits (publisher, until) values (%(publisher)s, %(until)s)
on conflict (publisher) do update set until = excluded.until

-- name: left_alone_until
select until from waits where publisher = %(publisher)s and until > now()

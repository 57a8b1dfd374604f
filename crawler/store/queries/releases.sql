-- name: known
select external_id from releases where source = %(source)s and external_id = any(%(external_ids)s)
union
select external_id from passed_over where source = %(source)s and external_id = any(%(external_ids)s)
union
select external_id from failed_items
where source = %(source)s and external_id = any(%(external_ids)s) and try_after > now()

-- name: pass_over
insert into passed_over (source, external_id)
select %(source)s, unnest(%(external_ids)s::text[])
on conflict do nothing

-- name: lock_source
select pg_advisory_xact_lock(hashtextextended('bilateral_watch source ' || %(source)s, 0))

-- name: state
select
    r.id as release, r.published_on, r.published_at, r.published_offset,
    v.id as revision, v.text, v.kept, t.content_hash, t.purged, left(k.text, k.title_end) as title, k.dateline,
    array(select a.url from addresses a where a.release = r.id) as urls
from releases r
left join revisions v on v.release = r.id and v.until is null
left join texts t on t.id = v.text
left join kept_texts k on k.id = v.kept
where r.source = %(source)s and r.external_id = %(external_id)s

-- name: put_text
insert into texts (content_hash, hash_version, language)
values (%(content_hash)s, %(hash_version)s, %(language)s)
on conflict (content_hash) do update set content_hash = excluded.content_hash
returning id, purged, xmax = 0 as new

-- name: put_kept_text
insert into kept_texts (digest, text, title_end, dateline, stamp, attribution)
values (%(digest)s, %(text)s, %(title_end)s, %(dateline)s, %(stamp)s, %(attribution)s)
on conflict (digest) do update set digest = excluded.digest
returning id

-- name: put_release
insert into releases (source, external_id, published_on, published_at, published_offset, backfill)
values (
    %(source)s, %(external_id)s, %(published_on)s, %(published_at)s, %(published_offset)s, %(backfill)s
)
on conflict (source, external_id) do update set
    (published_on, published_at, published_offset) = (
        select excluded.published_on, excluded.published_at, excluded.published_offset
        where excluded.published_on is not null
        union all
        select releases.published_on, releases.published_at, releases.published_offset
        limit 1
    )
returning id

-- name: put_address
insert into addresses (release, url) values (%(release)s, %(url)s) on conflict do nothing

-- name: put_snapshot
insert into snapshots (digest, url, fetched_at, status, headers, body)
values (%(digest)s, %(url)s, %(fetched_at)s, %(status)s, %(headers)s, %(body)s)
on conflict (digest) do update set digest = excluded.digest
returning id

-- name: close_revision
update revisions set until = now() where release = %(release)s and until is null and text <> %(text)s

-- name: put_revision
insert into revisions (release, text, kept, snapshot)
values (%(release)s, %(text)s, %(kept)s, %(snapshot)s)
on conflict (release, text) do update set kept = excluded.kept, snapshot = excluded.snapshot, until = null

-- name: unread
select a.text
from texts_as_read a
where a.text = any(%(texts)s)
    and not exists (
        select from readings g
        where g.text = a.text and g.kept = a.kept
            and (g.published_on, g.published_at) is not distinct from (a.published_on, a.published_at)
    )

-- name: of_source
select
    count(*) as releases, max(first_seen) as newest_seen, max(published_on) as newest_published,
    count(gone) as gone,
    (select count(*) from failed_items f where f.source = %(source)s) as failed_items
from releases where source = %(source)s

-- name: totals
select
    (select count(*) from releases) as releases,
    (select count(*) from texts) as texts,
    (select count(*) from revisions) as revisions,
    (select count(*) from events) as events

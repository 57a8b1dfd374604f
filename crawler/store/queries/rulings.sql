-- name: standing
select
    r.id, r.kind, r.why,
    jsonb_agg(jsonb_build_array(encode(t.content_hash, 'hex'), m.ordinal, m.stayed)) as mentions
from rulings r
join ruled_mentions m on m.ruling = r.id
join texts t on t.id = m.text
where r.undone_at is null
    and r.id in (
        select own.ruling from ruled_mentions own join texts x on x.id = own.text
        where x.content_hash = any(array(select decode(hash, 'hex') from unnest(%(texts)s::text[]) as hash))
    )
group by r.id

-- name: insert
insert into rulings (kind, made_by, why) values (%(kind)s, %(made_by)s, %(why)s) returning id

-- name: insert_mention
insert into ruled_mentions (ruling, text, ordinal, stayed) values (%(ruling)s, %(text)s, %(ordinal)s, %(stayed)s)

-- name: undo
update rulings set undone_by = %(undone_by)s, undone_why = %(undone_why)s, undone_at = now()
where id = %(id)s and undone_at is null

-- name: of_event
select r.id, r.kind, r.made_by, r.why, r.made_at, r.undone_by, r.undone_why, r.undone_at
from rulings r
where r.id in (
    select own.ruling
    from mentions m
    join readings g on g.id = m.reading
    join ruled_mentions own on own.text = g.text and own.ordinal = m.ordinal
    where m.event = %(event)s
)
order by r.id

-- name: mentions
select m.id, m.event, m.partners
from ruled_mentions own
join readings g on g.text = own.text
join mentions m on m.reading = g.id and m.ordinal = own.ordinal
where own.ruling = %(ruling)s

-- name: mentions_of_events
select
    m.id, m.event, g.text, m.ordinal, m.partners,
    array(
        select a.url from revisions v join addresses a on a.release = v.release where v.text = g.text
    ) as addresses
from mentions m join readings g on g.id = m.reading
where m.event = any(%(events)s)

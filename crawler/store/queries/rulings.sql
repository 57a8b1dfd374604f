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

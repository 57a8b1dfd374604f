-- name: listed
select
    e.id as event, e.date_start as date, e.headline,
    f.measure, f.value, f.unit, f.bound, f.period, f.direction, f.change_pct, f.partner, f.flags, f.confidence
from events e
cross join lateral jsonb_to_recordset(e.figures) as f (
    measure text, value double precision, unit text, bound text, period text, direction text,
    change_pct double precision, partner text, flags jsonb, confidence double precision
)
where (%(partner)s::text is null or f.partner = %(partner)s)
    and (%(measure)s::text is null or f.measure = %(measure)s)
order by f.partner, f.measure, f.period, e.id
limit %(limit)s

-- name: standing
select c.id, encode(t.content_hash, 'hex') as text, c.ordinal, c.field, c.part, c.value
from corrections c
join texts t on t.id = c.text
where c.undone is null and encode(t.content_hash, 'hex') = any(%(texts)s)
order by c.id

-- name: of_event
select c.id, c.path, c.field, c.value, c.replaced, c.made_by, c.why, c.made, c.undone_by, c.undone_why, c.undone
from corrections c
where (c.text, c.ordinal) in (
    select g.text, m.ordinal from mentions m join readings g on g.id = m.reading where m.event = %(event)s
)
order by c.id

-- name: partners
select distinct unnest(partners) as partner from mentions where event = %(event)s

-- name: anchor
select g.text, m.ordinal
from mentions m join readings g on g.id = m.reading
where m.event = %(event)s
order by m.ordinal, g.text
limit 1

-- name: insert
insert into corrections (text, ordinal, path, field, part, value, replaced, made_by, why)
values (%(text)s, %(ordinal)s, %(path)s, %(field)s, %(part)s, %(value)s, %(replaced)s, %(made_by)s, %(why)s)

-- name: undo
update corrections set undone = now(), undone_by = %(undone_by)s, undone_why = %(undone_why)s
where id = %(id)s and undone is null

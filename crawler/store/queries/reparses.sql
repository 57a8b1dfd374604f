-- name: lock
select pg_try_advisory_lock(hashtextextended('bilateral_watch reparse', 0)) as locked

-- name: unfinished
select id from reparses
where finished is null and parsers = %(parsers)s and applied = %(applied)s
order by id desc
limit 1

-- name: finish_others
update reparses set finished = now() where finished is null and id is distinct from %(reparse)s

-- name: begin
insert into reparses (parsers, applied) values (%(parsers)s, %(applied)s) returning id

-- name: finish
update reparses set finished = now() where id = %(reparse)s

-- name: texts
select
    array(
        select distinct v.text from revisions v
        where not exists (select from reparsed_texts d where d.reparse = %(reparse)s and d.text = v.text)
        order by v.text
    ) as left,
    (select count(*) from reparsed_texts where reparse = %(reparse)s) as done

-- name: read_before
select
    g.version, g.kept, g.failure, g.published_on, g.published_at, g.published_offset, m.id as mention, m.event, m.type, m.partners,
    m.date_start, m.date_end, m.place, m.planned, m.parent, m.participants, m.organizations, m.figures, m.agreements,
    m.topics, m.evidence, m.confidence
from readings g
left join mentions m on m.reading = g.id
where g.text = %(text)s and g.parser = %(parser)s
order by g.id desc, m.ordinal

-- name: put_text
insert into reparsed_texts (reparse, text, differences, failures, found, changed, gone)
values (%(reparse)s, %(text)s, %(differences)s, %(failures)s, %(found)s, %(changed)s, %(gone)s)
on conflict do nothing

-- name: mark_found
update events set reparse = %(reparse)s where id = any(%(events)s)

-- name: summary
select
    p.id as reparse, p.parsers, p.applied, p.started, p.finished,
    count(d.text) as texts,
    count(d.text) filter (where d.differences <> '[]') as changed_texts,
    count(d.text) filter (where d.failures <> '{}') as failed_texts,
    (select count(*) from events e where e.reparse = p.id) as found,
    (select count(distinct e.id) from reparsed_texts c cross join unnest(c.changed) as e (id) where c.reparse = p.id) as changed,
    (select count(distinct e.id) from reparsed_texts c cross join unnest(c.gone) as e (id) where c.reparse = p.id) as gone
from reparses p
left join reparsed_texts d on d.reparse = p.id
where p.id = %(reparse)s
group by p.id

-- name: fields
select f.field, count(*) as changes, count(distinct d.text) as texts
from reparsed_texts d
cross join lateral jsonb_to_recordset(d.differences) as f (field text)
where d.reparse = %(reparse)s
group by f.field
order by count(*) desc, f.field

-- name: differences
select
    encode(t.content_hash, 'hex') as content_hash, m.headline, m.event, f.parser, f.mention, f.field, f.part, f.before, f.after
from reparsed_texts d
join texts t on t.id = d.text
cross join lateral jsonb_to_recordset(d.differences)
    as f (parser text, mention integer, field text, part text, before jsonb, after jsonb)
left join readings g on g.text = d.text and g.parser = f.parser
left join mentions m on m.reading = g.id and m.ordinal = f.mention
where d.reparse = %(reparse)s
order by d.text, f.parser, f.mention, f.field, f.part
limit %(limit)s

-- name: failures
select encode(t.content_hash, 'hex') as content_hash, f.key as parser, f.value as reason
from reparsed_texts d
join texts t on t.id = d.text
cross join lateral jsonb_each_text(d.failures) as f
where d.reparse = %(reparse)s
order by d.text, f.key

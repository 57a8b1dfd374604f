-- name: as_read
select
    a.text, a.language, a.kept, a.published_on, a.published_at, a.published_offset,
    k.text as kept_text, k.title_end,
    array(
        select g.parser || ' ' || g.version
        from readings g
        where g.text = a.text and g.kept = a.kept
            and (g.published_on, g.published_at) is not distinct from (a.published_on, a.published_at)
    ) as read_by
from texts_as_read a
join kept_texts k on k.id = a.kept
where a.text = any(%(texts)s)
order by a.text

-- name: lock_text
select id from texts where id = %(text)s for update

-- name: replaced
select m.ordinal, m.event, m.partners, coalesce(m.date_start, whole.date_start, g.published_on) as day
from mentions m
join readings g on g.id = m.reading
left join mentions whole on whole.reading = m.reading and whole.ordinal = m.parent
where g.text = %(text)s and g.parser = %(parser)s
order by g.id, m.ordinal

-- name: delete
delete from readings where text = %(text)s and parser = %(parser)s

-- name: insert
insert into readings
    (text, parser, version, kept, published_on, published_at, published_offset, seconds, failure, numbers, words)
values
    (%(text)s, %(parser)s, %(version)s, %(kept)s, %(published_on)s, %(published_at)s, %(published_offset)s,
     %(seconds)s, %(failure)s, %(numbers)s, %(words)s)
returning id

-- name: renew
update readings set
    version = %(version)s, seconds = %(seconds)s, numbers = %(numbers)s, words = %(words)s, read_at = now()
where text = %(text)s and parser = %(parser)s

-- name: insert_mention
insert into mentions
    (reading, ordinal, parent, headline, type, partners, date_start, date_end, place, planned, participants, organizations,
     figures, agreements, topics, evidence, confidence, event)
values
    (%(reading)s, %(ordinal)s, %(parent)s, %(headline)s, %(type)s, %(partners)s, %(date)s, %(date_end)s, %(place)s, %(planned)s,
     %(participants)s, %(organizations)s, %(figures)s, %(agreements)s, %(topics)s, %(evidence)s, %(confidence)s,
     %(event)s)
returning id

-- name: insert_days
insert into mention_days (partner, day, mention)
select distinct partner, coalesce(m.date_start, whole.date_start, g.published_on), m.id
from mentions m
join readings g on g.id = m.reading
left join mentions whole on whole.reading = m.reading and whole.ordinal = m.parent
cross join unnest(m.partners) as partner
where m.id = %(mention)s and coalesce(m.date_start, whole.date_start, g.published_on) is not null

-- name: unread_texts
select a.text
from texts_as_read a
where not exists (
    select from readings g
    where g.text = a.text and g.kept = a.kept
        and (g.published_on, g.published_at) is not distinct from (a.published_on, a.published_at)
        and g.parser || ' ' || g.version = any(%(parsers)s)
)
order by a.text

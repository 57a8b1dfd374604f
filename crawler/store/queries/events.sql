-- name: insert
insert into events
    (type, partners, date_start, date_end, place, planned, headline, participants, organizations, figures,
     agreements, topics, confidence)
values
    (%(type)s, %(partners)s, %(date)s, %(date_end)s, %(place)s, %(planned)s, %(headline)s, %(participants)s,
     %(organizations)s, %(figures)s, %(agreements)s, %(topics)s, %(confidence)s)
returning id

-- name: update
update events set
    type = %(type)s, partners = %(partners)s, date_start = %(date)s, date_end = %(date_end)s, place = %(place)s,
    planned = %(planned)s, headline = %(headline)s, participants = %(participants)s,
    organizations = %(organizations)s, figures = %(figures)s, agreements = %(agreements)s, topics = %(topics)s,
    confidence = %(confidence)s, changed = now()
where id = %(id)s
    and (type, partners, date_start, date_end, place, planned, headline, participants, organizations, figures,
         agreements, topics, confidence)
        is distinct from
        (%(type)s, %(partners)s::text[], %(date)s::date, %(date_end)s::date, %(place)s, %(planned)s, %(headline)s,
         %(participants)s::jsonb, %(organizations)s::jsonb, %(figures)s::jsonb, %(agreements)s::jsonb,
         %(topics)s::jsonb, %(confidence)s::jsonb)
returning id

-- name: delete_empty
delete from events e
where e.id = any(%(events)s) and not exists (select from mentions m where m.event = e.id)
returning e.id

-- name: announce
select pg_notify('bilateral_watch_events', %(event)s::text)

-- name: listed
select
    e.id, e.type, e.partners, e.date_start, e.date_end, e.place, e.planned, e.parent, e.headline, e.participants,
    e.organizations, e.figures, e.agreements, e.topics, e.confidence, e.first_seen, e.changed,
    coalesce(
        (
            select jsonb_agg(
                jsonb_build_object(
                    'source', r.source, 'language', t.language, 'url', a.url,
                    'published_on', r.published_on, 'published_at', r.published_at,
                    'published_offset', r.published_offset,
                    'title', nullif(left(k.text, k.title_end), ''),
                    'content_hash', encode(t.content_hash, 'hex')
                )
                order by r.published_on nulls last, r.published_at nulls last, r.source, r.id, a.first_seen, a.url
            )
            from (select distinct g.text from mentions m join readings g on g.id = m.reading
                  where m.event = e.id and m.ordinal = 0) as main
            join texts t on t.id = main.text
            join revisions v on v.text = t.id
            join kept_texts k on k.id = v.kept
            join releases r on r.id = v.release
            left join addresses a on a.release = r.id
        ),
        '[]'
    ) as releases
from events e
left join events whole on whole.id = e.parent
where (%(ids)s::bigint[] is null or e.id = any(%(ids)s))
    and (%(partner)s::text is null or %(partner)s = any(e.partners))
    and (%(type)s::text is null or e.type = %(type)s)
    and (%(since)s::date is null or e.date_start >= %(since)s or (e.date_start is null and e.first_seen >= %(since)s))
    and (%(found_since)s::timestamptz is null or e.first_seen >= %(found_since)s)
    and (%(until)s::date is null or e.date_start <= %(until)s)
order by
    coalesce(whole.date_start, e.date_start) desc nulls last, coalesce(e.parent, e.id) desc, e.parent nulls first, e.id
limit %(limit)s

-- name: of_texts
select distinct m.event
from mentions m join readings g on g.id = m.reading
where g.text = any(%(texts)s) and m.event is not null
order by m.event

-- name: mentions_of
select
    m.id, m.ordinal, m.link, g.parser, g.version, encode(t.content_hash, 'hex') as content_hash,
    k.text as kept_text, m.type, m.partners, m.participants, m.organizations, m.figures, m.agreements, m.topics,
    m.evidence
from mentions m
join readings g on g.id = m.reading
join texts t on t.id = g.text
join kept_texts k on k.id = g.kept
where m.event = %(event)s
order by m.ordinal, m.id

-- name: listen
listen bilateral_watch_events

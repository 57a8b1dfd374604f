-- A base of events, each of one mention in one text of one release, spread evenly over the days.

insert into texts (content_hash, hash_version, language)
select sha256(convert_to('text ' || i, 'utf8')), 1, 'en' from generate_series(1, %(events)s) i;
insert into kept_texts (digest, text, title_end)
select sha256(convert_to('kept ' || i, 'utf8')), 'text ' || i, 0 from generate_series(1, %(events)s) i;
insert into releases (source, external_id, published_on)
select 'mfa-en', i, date '2021-01-01' + (i::bigint * %(days)s / %(events)s)::int from generate_series(1, %(events)s) i;
insert into revisions (release, text, kept) select i, i, i from generate_series(1, %(events)s) i;
insert into readings (text, parser, version, kept, published_on, seconds, words)
select id, 'bench', '1', id, published_on, 0, array(select 'word' || (id * k) %% 977 from generate_series(1, 60) k)
from releases;
insert into events (type, partners, planned, headline, participants, organizations, figures, agreements, topics, confidence)
select 'meeting', array[(%(partners)s::text[])[1 + floor(50 * power(random(), 2))]], false, 'text ' || i,
    jsonb_build_array(
        jsonb_build_object('name', 'Arman ' || i %% 40, 'name_latin', 'Arman ' || i %% 40, 'role', null, 'side', 'KZ',
                           'organization', null, 'evidence', '[[0, 4]]'::jsonb, 'confidence', 1),
        jsonb_build_object('name', 'Guest ' || i, 'name_latin', 'Guest ' || i, 'role', null, 'side', 'XX',
                           'organization', null, 'evidence', '[[0, 4]]'::jsonb, 'confidence', 1)),
    '[]', '[]', '[]', '[]', '{}'
from generate_series(1, %(events)s) i;
insert into mentions (reading, ordinal, headline, type, partners, planned, participants, organizations, figures, agreements,
                      topics, evidence, confidence, event, link)
select id, 0, headline, type, partners, planned, participants, organizations, figures, agreements, topics, '{}', '{}', id,
    'first told here'
from events;
insert into mention_days (partner, day, mention)
select m.partners[1], g.published_on, m.id from mentions m join readings g on g.id = m.reading;

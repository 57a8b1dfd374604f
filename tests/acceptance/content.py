"""What a database holds, without numbers and times that hang on when and by whom it was written."""

from typing import Any

import psycopg

_RELEASES = """
select r.source, r.external_id, r.published_on, r.published_at, encode(t.content_hash, 'hex'), k.text,
       k.title_end, v.until is null,
       array(select a.url from addresses a where a.release = r.id order by a.url)
from releases r
join revisions v on v.release = r.id
join texts t on t.id = v.text
join kept_texts k on k.id = v.kept
order by 1, 2, 5
"""
_MENTIONS = """
select encode(t.content_hash, 'hex'), g.parser, g.version, g.failure, g.published_on, k.text, m.ordinal,
       m.type, m.partners, m.date_start, m.place, m.participants::text, m.figures::text, m.event is not null
from readings g
join texts t on t.id = g.text
join kept_texts k on k.id = g.kept
left join mentions m on m.reading = g.id
order by 1, 2, 7
"""
_EVENTS = """
select e.type, e.partners, e.date_start, e.date_end, e.place, e.planned, e.headline, e.participants::text,
       e.figures::text, e.agreements::text, e.topics::text, p.headline, p.type,
       array(select encode(t.content_hash, 'hex') || ' ' || m.ordinal
             from mentions m join readings g on g.id = m.reading join texts t on t.id = g.text
             where m.event = e.id order by 1)
from events e
left join events p on p.id = e.parent
order by 14
"""
_LOOSE_ENDS = """
select (select count(*) from texts t where not exists (select from revisions v where v.text = t.id)),
       (select count(*) from events e where not exists (select from mentions m where m.event = e.id)),
       (select count(*) from mentions where event is null)
"""


def content(url: str) -> dict[str, list[Any]]:
    """All releases, mentions and events, and how many rows hang loose: what databases are compared by."""
    with psycopg.connect(url) as connection:
        return {
            name: connection.execute(statement).fetchall()
            for name, statement in {
                "releases": _RELEASES,
                "mentions": _MENTIONS,
                "events": _EVENTS,
                "loose ends": _LOOSE_ENDS,
            }.items()
        }

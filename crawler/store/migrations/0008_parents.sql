-- What the meetings of a visit need to find it.

create view occurrences as
select
    e.id, e.type, e.partners, e.date_start, e.date_end, e.headline, e.participants, e.parent,
    (select min(g.published_on) from mentions m join readings g on g.id = m.reading where m.event = e.id) as reported,
    array(
        select distinct whole.event
        from mentions part join mentions whole on whole.reading = part.reading and whole.ordinal = part.parent
        where part.event = e.id and whole.event <> e.id
    ) as told_in
from events e;
comment on view occurrences is 'All that decides which visit an event is a part of, a row an event';

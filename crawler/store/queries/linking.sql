-- name: lock_partner
select pg_advisory_xact_lock(hashtextextended('bilateral_watch partner ' || %(partner)s, 0))

-- name: plan_once
-- The queries of linking are large and their rows few: planning them anew each time would take longer than they do.
select set_config('plan_cache_mode', 'force_generic_plan', true)

-- name: mentions_of_text
select m.id, m.event, m.partners from mentions m join readings g on g.id = m.reading where g.text = %(text)s

-- name: seeds
-- What is to be looked at anew: what came, what shares an event with what went, and what is near where that was.
select m.id from mentions m where m.id = any(%(mentions)s) or m.event = any(%(events)s)
union
select d.mention
from unnest(%(partners)s::text[], %(on_days)s::date[]) as vacated (partner, day)
join mention_days d on d.partner = vacated.partner and d.day between vacated.day - %(days)s and vacated.day + %(days)s

-- name: neighbours
-- The mentions themselves, and all that might be linked to one: near in time, in the same releases, by hand, so far.
with asked as (
    select m.id, m.event, g.text, m.ordinal from mentions m join readings g on g.id = m.reading where m.id = any(%(mentions)s)
),
near as (
    select id from asked
    union
    select theirs.mention
    from asked
    join mention_days ours on ours.mention = asked.id
    join mention_days theirs
        on theirs.partner = ours.partner and theirs.day between ours.day - %(days)s and ours.day + %(days)s
    union
    select other.id
    from asked
    join revisions own on own.text = asked.text
    join revisions theirs on theirs.release = own.release
    join readings g on g.text = theirs.text
    join mentions other on other.reading = g.id
    union
    select other.id from asked join mentions other on other.event = asked.event
    union
    select other.id
    from asked
    join ruled_mentions own on own.text = asked.text and own.ordinal = asked.ordinal
    join rulings on rulings.id = own.ruling and rulings.kind = 'join' and rulings.undone_at is null
    join ruled_mentions theirs on theirs.ruling = rulings.id
    join readings g on g.text = theirs.text
    join mentions other on other.reading = g.id and other.ordinal = theirs.ordinal
)
select * from mentions_to_link where id = any(array(select id from near)) and id <> all(%(known)s)

-- name: link_mention
update mentions set event = %(event)s, link = %(link)s where id = %(id)s

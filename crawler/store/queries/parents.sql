-- name: parts
-- What may be a part of a whole, and whose whole may have changed.
with candidates as (
    select unnest(%(changed)s::bigint[]) as id
    union
    select e.id from events e where e.parent = any(%(changed)s)
    union
    select other.event
    from mentions own
    join events visit on visit.id = own.event and visit.type = 'visit'
    join mention_days ours on ours.mention = own.id
    join mention_days theirs
        on theirs.partner = ours.partner and theirs.day between ours.day - %(days)s and ours.day + %(days)s
    join mentions other on other.id = theirs.mention
    where own.event = any(%(changed)s)
)
select o.* from occurrences o where o.id = any(array(select id from candidates)) and o.type <> 'visit'

-- name: wholes
-- The visits that these may be parts of, and what texts tell them as parts of.
with near as (
    select distinct other.event as id
    from mentions own
    join mention_days ours on ours.mention = own.id
    join mention_days theirs
        on theirs.partner = ours.partner
        and theirs.day between ours.day - 2 * %(days)s and ours.day + 2 * %(days)s
    join mentions other on other.id = theirs.mention
    join events visit on visit.id = other.event and visit.type = 'visit'
    where own.event = any(%(changed)s)
    union
    select whole.event
    from mentions part join mentions whole on whole.reading = part.reading and whole.ordinal = part.parent
    where part.event = any(%(changed)s)
)
select o.* from occurrences o where o.id = any(array(select id from near))

-- name: set
update events set parent = %(parent)s where id = %(event)s

-- name: readable
select v.text, k.text as kept_text from revisions v join kept_texts k on k.id = v.kept where k.text <> ''

-- name: participants
select g.text, p ->> 'name' as name, p ->> 'name_latin' as name_latin
from mentions m join readings g on g.id = m.reading cross join jsonb_array_elements(m.participants) as p

-- name: carried
select count(distinct release) as releases from revisions where text = any(%(texts)s)

-- name: parsers
select distinct on (parser) parser, version from readings where text = %(text)s order by parser, id desc

-- name: note
update texts set purged = coalesce(purged, now()) where id = %(text)s

-- name: forget_snapshots
-- What came with it on one page goes, too.
delete from snapshots where id in (select snapshot from revisions where text = %(text)s)

-- name: forget_kept_texts
update kept_texts set text = '', title_end = 0, dateline = null, stamp = null, attribution = null
where id in (select kept from revisions where text = %(text)s)

-- name: forget_corrections
delete from corrections where text = %(text)s

-- name: forget_differences
delete from reparsed_texts where text = %(text)s

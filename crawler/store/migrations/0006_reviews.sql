-- What a run tells beyond its outcome: how far it looked back, what it read by, and what cost it nothing.

alter table runs
    add column reviewed_until timestamptz,
    add column notes jsonb not null default '[]',
    add column markups jsonb not null default '{}';
comment on column runs.reviewed_until is 'Everything of the week before then was looked at again';
comment on column runs.notes is 'Trouble that cost nothing, such as a door that was shut where another one delivered';
comment on column runs.markups is 'How many articles were read by which markup of their publisher';
create index runs_reviewed on runs (source, reviewed_until) where reviewed_until is not null;

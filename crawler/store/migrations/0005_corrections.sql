-- What people set right in events by hand.

create table corrections (
    id bigint generated always as identity primary key,
    text bigint not null references texts on delete cascade,
    ordinal smallint not null check (ordinal >= 0),
    path text not null,
    field text not null,
    part jsonb,
    value jsonb not null,
    replaced jsonb not null,
    made_by text not null check (made_by <> ''),
    why text not null check (why <> ''),
    made timestamptz not null default now(),
    undone_by text check (undone_by <> ''),
    undone_why text check (undone_why <> ''),
    undone timestamptz,
    check (num_nulls(undone, undone_by, undone_why) in (0, 3))
);
comment on table corrections is
    'Fields of events that people set. Each hangs on the place of a mention, in a text and in what parsers return for it: '
    'events come and go as mentions are linked and texts are read anew, and texts stay';
comment on column corrections.path is 'What is corrected, as it is called on the command line';
comment on column corrections.part is 'The participant, figure or the like that it is about, as it was told then';
comment on column corrections.value is 'What the field is set to; JSON null clears it, or takes the part out';
comment on column corrections.replaced is 'What the field was before';
create index corrections_text on corrections (text) where undone is null;

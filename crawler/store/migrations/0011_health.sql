-- Whether the service still sees: how each source was judged, and when that changed.

create table source_states (
    source text primary key,
    state text not null check (state in ('ok', 'suspect', 'blind')),
    since timestamptz not null,
    signs jsonb not null default '[]',
    judged timestamptz not null
);
comment on table source_states is 'How each source was judged last';
comment on column source_states.since is 'Since when it has been in this state';
comment on column source_states.signs is 'What speaks against it: the sign, what it rests on, and what to look at';

create table state_changes (
    id bigint generated always as identity primary key,
    source text not null,
    at timestamptz not null,
    state text not null check (state in ('ok', 'suspect', 'blind')),
    signs jsonb not null
);
comment on table state_changes is 'Each time that a source was judged to be in another state than before';
create index state_changes_source on state_changes (source, at);

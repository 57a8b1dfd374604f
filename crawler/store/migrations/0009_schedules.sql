-- When sources are due, and which run accounts for which of their slots.

create table schedules (
    source text primary key,
    next_slot timestamptz not null,
    last_slot timestamptz,
    pace real not null default 1 check (pace > 0),
    paused timestamptz,
    paused_for text,
    check (paused is not null or paused_for is null)
);
comment on table schedules is 'When each source is due; whoever moves next_slot on has claimed the slot that it was';
comment on column schedules.last_slot is
    'The latest slot that fell due. It only ever grows, also where the clock goes back and an hour comes twice';
comment on column schedules.pace is 'How many times the usual interval lies between two slots, as the source is now';
comment on column schedules.paused is 'Since when no slot falls due; null where the source is visited';

insert into schedules (source, next_slot, last_slot) select source, now(), max(slot) from runs group by source;

-- Until now each slot was a run of its own, so that several could wait at the same time. The latest covers them.
update runs r set finished = now(), outcome = 'unchanged', reason = 'covered by a later run'
where finished is null and exists (select from runs l where l.source = r.source and l.slot > r.slot);

alter table runs add covers_after timestamptz, add check (covers_after < slot);
comment on column runs.covers_after is
    'The slot of the run before: every slot after that one, up to the run''s own, is accounted for by this run';
update runs r set covers_after = (select max(p.slot) from runs p where p.source = r.source and p.slot < r.slot);

-- A chain without forks, one run at its end: no slot is accounted for twice or not at all, no run overlaps another.
alter table runs
    add constraint runs_one_after_another unique nulls not distinct (source, covers_after),
    add constraint runs_follow_a_run foreign key (source, covers_after) references runs (source, slot)
        on delete set null (covers_after);
drop index runs_unfinished;
create unique index runs_one_at_a_time on runs (source) where finished is null;

create table job_troubles (
    job bigint primary key references procrastinate_jobs on delete cascade,
    attempt integer not null,
    reason text not null,
    at timestamptz not null default now()
);
comment on table job_troubles is 'Why a job could not be done, the last time that it was tried';

-- name: begin
insert into schedules (source, next_slot) select unnest(%(sources)s::text[]), now() on conflict do nothing

-- name: all
select source, next_slot, last_slot, pace, paused, paused_for, now() as now from schedules order by source

-- name: of_source
select source, next_slot, last_slot, pace, paused, paused_for, now() as now from schedules where source = %(source)s

-- name: fall_due
-- The first one to move the slot on has claimed it. By the database's clock alone: daemons' clocks may differ.
update schedules set
    last_slot = greatest(%(slot)s, last_slot + interval '1 microsecond'), next_slot = %(next_slot)s, pace = %(pace)s
where source = %(source)s and next_slot = %(expected)s and next_slot <= now() and paused is null
returning last_slot

-- name: fall_due_now
insert into schedules (source, next_slot, last_slot) values (%(source)s, now(), now())
on conflict (source) do update
    set last_slot = greatest(clock_timestamp(), schedules.last_slot + interval '1 microsecond')
returning last_slot

-- name: bring_forward
update schedules set next_slot = %(next_slot)s where source = %(source)s and next_slot = %(expected)s

-- name: lock
select last_slot from schedules where source = %(source)s for update

-- name: pause
insert into schedules (source, next_slot, paused, paused_for) values (%(source)s, now(), now(), %(reason)s)
on conflict (source) do update set paused = coalesce(schedules.paused, now()), paused_for = %(reason)s

-- name: resume
update schedules set paused = null, paused_for = null, next_slot = now()
where source = %(source)s and paused is not null
returning source

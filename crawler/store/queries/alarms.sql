-- name: raise
insert into alarms (subject, state, reason, advice)
values (%(subject)s, %(state)s, %(reason)s, %(advice)s)
on conflict (subject) where solved is null
do update set state = excluded.state, reason = excluded.reason, advice = excluded.advice
returning id, xmax = 0 as new

-- name: solve
update alarms set solved = now() where subject = %(subject)s and solved is null returning id

-- name: one
select * from alarms where id = %(id)s

-- name: withdraw
update deliveries set state = 'withdrawn', settled = now(), claimed_until = null
where alarm = %(alarm)s and state = 'waiting' and attempts = 0

-- name: heard
select distinct rule, channel from deliveries where alarm = %(alarm)s and attempts > 0

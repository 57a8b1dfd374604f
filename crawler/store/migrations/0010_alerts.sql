-- Who is to be told of what: alerts of events, operators' alarms, and the messages that carry them.

create table alarms (
    id bigint generated always as identity primary key,
    subject text not null,
    state text not null,
    reason text not null,
    advice text,
    since timestamptz not null default now(),
    solved timestamptz
);
comment on table alarms is 'Something that is not as it should be, from when to when';
comment on column alarms.subject is 'What it is about, such as "source mfa-en"; at most one alarm of it is open';
create unique index alarms_open on alarms (subject) where solved is null;

create table deliveries (
    id uuid primary key default gen_random_uuid(),
    rule text not null,
    channel text not null,
    kind text not null check (kind in ('event', 'update', 'digest', 'gathered', 'backlog',
                                       'alarm', 'reminder', 'all_clear')),
    alarm bigint references alarms,
    due timestamptz not null,
    state text not null default 'waiting' check (state in ('waiting', 'delivered', 'given_up', 'withdrawn')),
    attempts integer not null default 0 check (attempts >= 0),
    first_attempt timestamptz,
    claimed_until timestamptz,
    failure text,
    left_to text[],
    created timestamptz not null default now(),
    settled timestamptz,
    check ((kind in ('alarm', 'reminder', 'all_clear')) = (alarm is not null)),
    check ((state = 'waiting') = (settled is null))
);
comment on table deliveries is 'Messages to channels, each with how far it came; what one says is told when it is sent';
comment on column deliveries.id is 'The key by which receivers tell a repeat';
comment on column deliveries.claimed_until is 'Until when a worker is taken to be sending it';
comment on column deliveries.left_to is 'The receivers that it has not reached, where it reached others; null for all';
create unique index deliveries_open on deliveries (rule, channel, kind)
    where kind in ('digest', 'gathered', 'backlog') and state = 'waiting' and attempts = 0;
create index deliveries_unsettled on deliveries (due) where state = 'waiting';
create index deliveries_sent on deliveries (rule, channel, (coalesce(first_attempt, due)));
create index deliveries_alarm on deliveries (alarm) where alarm is not null;

create table alerts (
    event bigint not null,
    rule text not null,
    channel text not null,
    told text not null check (told in ('news', 'old', 'known')),
    fingerprint bytea not null check (length(fingerprint) = 32),
    delivery uuid references deliveries on delete set null,
    since timestamptz not null default now(),
    primary key (event, rule, channel)
);
comment on table alerts is 'Of which event a rule tells on a channel: once';
comment on column alerts.event is 'Its number; an event may go, and what was told of it is still known';
comment on column alerts.told is 'As news; as old, so that it was only counted; or known, as part of another event before';
comment on column alerts.fingerprint is 'SHA-256 of what there was to tell, by which a change is seen';
create index alerts_delivery on alerts (delivery);

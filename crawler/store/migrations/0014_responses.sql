alter table runs add column responses jsonb not null default '{}';
comment on column runs.responses is 'How many answers came, by host and status: {"www.gov.kz": {"200": 3}}';

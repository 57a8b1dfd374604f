-- Texts in which somebody's name stood who asked to be forgotten: what stood there goes, that it was there stays.

alter table texts add purged timestamptz;
comment on column texts.purged is 'When what stands in it was forgotten on request; its hash stays, so that it never comes back as new';

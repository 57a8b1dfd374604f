-- Sources are looked into only where a run ended or a text was read since they were looked into last.

create index runs_finished on runs (finished) where finished is not null;
create index readings_read on readings (read_at);
comment on column source_states.judged is 'When this row was written; a source that stays ok is not written again';

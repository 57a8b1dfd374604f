-- When a source's latest item was read, of interest or not, is asked each time that the source is looked into.

create index releases_first_seen on releases (source, first_seen);
create index passed_over_first_seen on passed_over (source, first_seen);

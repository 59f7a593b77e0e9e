-- The audit trail reads the change log by time, and by what it can be filtered by.
create index change_time on change (changed_at, xact, seq);
create index change_activity on change (resource, kind, changed_at);
create index change_actor on change (actor, changed_at);
create index change_correlation on change (correlation_id) where correlation_id is not null;
create index change_related on change (related_id) where related_id is not null;

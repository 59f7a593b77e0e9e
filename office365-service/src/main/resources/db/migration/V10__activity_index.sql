-- While nothing is known of the log's contents, the planner takes any index that begins with the
-- resource for a way to the changes behind a position, and reads all of that resource. Only the
-- index of the order itself is to begin so; an activity is a word of its own.
drop index change_activity;
create index change_activity on change ((resource || ' ' || kind), changed_at);

-- Whose transaction numbers the log has, and what restore it was last told of. Where one of them
-- differs from what is found, the log may have been set back, and gets another epoch.
alter table feed add column home text;
alter table feed add column restored text;

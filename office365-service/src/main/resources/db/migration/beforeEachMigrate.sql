-- Whoever waits for a table's lock has everybody else wait for it behind him. Replicas of the version
-- before serve meanwhile: rather than that, the start fails, and the next one tries again.
set local lock_timeout = '3s';

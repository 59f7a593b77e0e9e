-- How the directory tells of changes, so that nobody waits for the timer.

-- What proves a notice to be one that was subscribed to; replicas share it.
create table notification_secret (
  id boolean primary key default true check (id),
  client_state text not null
);

-- Per feed, the subscription that whoever pulls keeps, and what was heard.
create table notification_subscription (
  feed text primary key check (feed in ('USERS', 'ROLES', 'GROUPS')),
  -- The directory's id of the subscription; null where there is none.
  subscription_id text,
  expires_at timestamptz,
  -- Why it could not be made or looked after, and when that is tried again.
  cause text,
  next_try timestamptz,
  noticed_at timestamptz,
  -- Raised by a process that is told and does not pull; whoever pulls looks at it.
  wakes bigint not null default 0
);

-- Who wants to hear of which changes, and how far each has been told.
create table subscription (
  id uuid primary key,
  -- A registration takes its subscriptions with it.
  app_id uuid not null references application (app_id) on delete cascade,
  -- As the client wrote it.
  resource text not null,
  -- Which rows of the change log it is about: change.resource and, unless null, change.resource_id.
  watched text not null,
  object_id uuid,
  members_only boolean not null,
  change_type text not null,
  notification_url text not null,
  lifecycle_notification_url text,
  -- The client's secret: goes out with each notice, and nowhere else.
  client_state text,
  latest_supported_tls_version text,
  created_date_time timestamptz not null,
  expiration_date_time timestamptz not null,
  -- When to ask its owner to renew it; null once asked, or with nobody to ask.
  reauthorize_at timestamptz,
  -- The last row of the change log that it need not be told of any more.
  epoch uuid not null,
  xact xid8 not null,
  seq bigint not null,
  nonce uuid not null,
  attempts integer not null default 0,
  failing_since timestamptz,
  next_attempt_at timestamptz not null,
  -- Who delivers to it now, and until when nobody else does, on this server's clock.
  lease uuid,
  leased_until timestamptz not null default now()
);
create index subscription_app on subscription (app_id, id);
create index subscription_expiration on subscription (expiration_date_time);

-- What its owner is still to be told about a subscription itself, which may be gone by then.
create table lifecycle_notice (
  id uuid primary key,
  subscription_id uuid not null,
  resource text not null,
  url text not null,
  client_state text,
  expiration_date_time timestamptz not null,
  event text not null,
  attempts integer not null default 0,
  failing_since timestamptz,
  next_attempt_at timestamptz not null,
  lease uuid,
  leased_until timestamptz not null default now()
);
create index lifecycle_notice_due on lifecycle_notice (next_attempt_at);

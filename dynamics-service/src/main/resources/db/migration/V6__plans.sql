-- Plans: what would happen, worked out without doing it, and kept for a while. Nothing refers to
-- them, and a crash may lose them.

create unlogged table sync_plan (
  id uuid primary key,
  made_at timestamptz not null default clock_timestamp(),
  -- As it was proposed.
  proposal jsonb not null,
  -- Both null until the plan is complete.
  state_hash text,
  summary jsonb
);
create index sync_plan_made on sync_plan (made_at);

create unlogged table sync_plan_user (
  plan_id uuid not null,
  object_id uuid not null,
  effect text not null,
  reason text not null,
  -- The row as it is; null where there is none.
  enabled_before boolean,
  mode_before smallint,
  administrator_before boolean,
  licensed_before boolean,
  -- The row as it would be; null where there would be none.
  enabled_after boolean,
  mode_after smallint,
  administrator_after boolean,
  licensed_after boolean,
  -- Each as its kind and its reason, in order.
  steps text not null,
  primary key (plan_id, object_id)
);

-- What the directory said of everybody when a resync was planned; gone once the plan is complete.
create unlogged table sync_plan_sighting (
  plan_id uuid not null,
  object_id uuid not null,
  entry jsonb not null,
  primary key (plan_id, object_id)
);

-- A row is what a user holds of a product and takes one seat, however many sources it has: the
-- direct assignment, groups, or both. Its plans are off that are off in every source.
alter table license_assignment
  add column direct boolean not null default true,
  -- Off in the direct assignment; null where that is no more than disabled_plans.
  add column direct_disabled_plans uuid[],
  add check (direct or direct_disabled_plans is null);

-- What a group gives its direct members that are users.
create table group_license (
  group_id uuid not null references directory_group on delete cascade,
  sku_id uuid not null references sku,
  disabled_plans uuid[] not null,
  assigned_date_time timestamptz not null,
  primary key (group_id, sku_id)
);
create index group_license_sku on group_license (sku_id, group_id);

-- What became of a group's licence for one member. Rows outlive the group until its members are
-- processed, hence no reference.
create table inherited_license (
  user_id uuid not null references directory_user on delete cascade,
  sku_id uuid not null references sku,
  group_id uuid not null,
  disabled_plans uuid[] not null,
  -- Whether it is in force, perhaps with other plans than the group gives now.
  in_force boolean not null,
  error text not null,
  -- Since when it is in force, or in this error: who waits for a seat longest comes first.
  since timestamptz not null,
  updated_date_time timestamptz not null,
  primary key (user_id, sku_id, group_id)
);
create index inherited_license_group on inherited_license (group_id, user_id);
create index inherited_license_errors on inherited_license (group_id, user_id) where error <> 'NONE';
create index inherited_license_waiting on inherited_license (sku_id, since, user_id)
  where error = 'COUNT_VIOLATION' and not in_force;

-- Users whose inherited licences are to be judged. Append-only but for whoever judges, so that
-- raising a mark never waits, and a mark raised meanwhile is never lost: a user may have several.
create table license_pending (
  seq bigint primary key generated always as identity,
  user_id uuid not null
);
create index license_pending_user on license_pending (user_id);

-- The marks that the last change of a group's licences raised, from the first to the last.
create table group_license_run (
  group_id uuid primary key references directory_group on delete cascade,
  first_seq bigint not null,
  last_seq bigint not null
);

-- One tenant per database.
create table tenant (
  id uuid primary key,
  display_name text not null,
  country_letter_code text,
  created_date_time timestamptz not null
);

create table verified_domain (
  name text primary key check (name = lower(name)),
  is_default boolean not null,
  is_initial boolean not null
);

-- Deleted users stay here with deleted_date_time set until they are purged. Their user principal
-- name is then prefixed with their id, so the unique key frees the original (Graph: deletedItems).
create table directory_user (
  id uuid primary key,
  user_principal_name text not null,
  account_enabled boolean not null,
  display_name text not null,
  given_name text,
  surname text,
  job_title text,
  mail text,
  mail_nickname text not null,
  mobile_phone text,
  business_phones text[] not null default '{}',
  office_location text,
  preferred_language text,
  department text,
  company_name text,
  employee_id text,
  street_address text,
  city text,
  state text,
  postal_code text,
  country text,
  usage_location text,
  user_type text not null,
  other_mails text[] not null default '{}',
  proxy_addresses text[] not null default '{}',
  password_policies text,
  password_hash text not null,
  force_change_password boolean not null,
  created_date_time timestamptz not null,
  deleted_date_time timestamptz
);
create unique index directory_user_principal_name on directory_user (lower(user_principal_name) text_pattern_ops);
create index directory_user_display_name on directory_user (lower(display_name) text_pattern_ops, id);
-- The orders of lists: a page begins behind the last row of the one before, wherever that lies.
create index directory_user_by_display_name on directory_user (lower(display_name), id) where deleted_date_time is null;
create index directory_user_by_principal_name on directory_user (lower(user_principal_name), id) where deleted_date_time is null;
create index directory_user_mail on directory_user (lower(mail) text_pattern_ops) where mail is not null;
create index directory_user_live on directory_user (id) where deleted_date_time is null;
create index directory_user_deleted on directory_user (deleted_date_time) where deleted_date_time is not null;

create table sku (
  sku_id uuid primary key,
  sku_part_number text not null unique,
  applies_to text not null,
  enabled integer not null check (enabled >= 0),
  warning integer not null check (warning >= 0),
  suspended integer not null check (suspended >= 0),
  locked_out integer not null check (locked_out >= 0),
  -- Kept by the transactions that assign and remove; may exceed the units after they lapse.
  consumed integer not null default 0 check (consumed >= 0)
);

create table service_plan (
  sku_id uuid not null references sku,
  service_plan_id uuid not null,
  position integer not null,
  service_plan_name text not null,
  service text not null,
  applies_to text not null,
  primary key (sku_id, service_plan_id)
);

create table license_assignment (
  user_id uuid not null references directory_user on delete cascade,
  sku_id uuid not null references sku,
  disabled_plans uuid[] not null default '{}',
  assigned_date_time timestamptz not null,
  updated_date_time timestamptz not null,
  primary key (user_id, sku_id)
);
create index license_assignment_sku on license_assignment (sku_id, user_id);

-- Two plans that no user can have at once.
create table plan_exclusion (
  one uuid not null,
  other uuid not null,
  primary key (one, other)
);

-- A plan and those of which it needs one.
create table plan_need (
  plan uuid not null,
  needs uuid not null,
  primary key (plan, needs)
);

-- A product whose status changed and whose holders are still to be written to the change log, from
-- the first behind after_user_id.
create table holder_notice (
  sku_id uuid primary key references sku,
  after_user_id uuid not null,
  old_status text not null,
  new_status text not null
);

-- What a deleted user held, to be given back on restore if seats remain.
create table remembered_license (
  user_id uuid not null references directory_user on delete cascade,
  sku_id uuid not null references sku,
  disabled_plans uuid[] not null,
  primary key (user_id, sku_id)
);

create table role_template (
  id uuid primary key,
  display_name text not null,
  description text not null
);

create table directory_role (
  id uuid primary key,
  role_template_id uuid not null unique references role_template
);

-- Memberships of deleted users stay and come back with a restore; readers leave them out.
create table role_member (
  role_id uuid not null references directory_role,
  user_id uuid not null references directory_user on delete cascade,
  primary key (role_id, user_id)
);
create index role_member_user on role_member (user_id);

-- The log's identity: it changes when the log is rebuilt.
create table feed (
  epoch uuid primary key
);

-- Append-only. Readers follow (xact, seq) and only below the fence
-- pg_snapshot_xmin(pg_current_snapshot()): a sequence alone is not a commit order.
create table change (
  xact xid8 not null default pg_current_xact_id(),
  seq bigint generated always as identity,
  nonce uuid not null default gen_random_uuid(),
  resource text not null,
  resource_id uuid not null,
  -- The other end of a relation that changed: the member of a role.
  related_id uuid,
  kind text not null,
  properties text[] not null,
  old_values jsonb,
  new_values jsonb,
  changed_at timestamptz not null default clock_timestamp(),
  actor text not null,
  correlation_id text,
  trace_parent text,
  primary key (xact, seq)
);
create index change_resource on change (resource, xact, seq);
create index change_object on change (resource_id, xact, seq);

-- Keys that sign delta and page tokens; they outlive a restart.
create table token_key (
  id integer primary key generated always as identity,
  secret bytea not null,
  created_date_time timestamptz not null default now()
);

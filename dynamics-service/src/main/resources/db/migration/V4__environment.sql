-- Settings made at run time, and who is in the environment's security group.

-- One row; null leaves a setting to the configuration.
create table environment_setting (
  id boolean primary key default true check (id),
  version bigint not null default 1,
  -- All zeros: no security group, whatever is configured.
  security_group uuid,
  service_plans uuid[],
  non_interactive_limit integer check (non_interactive_limit >= 0),
  keep_system_administrator boolean,
  roles_for_disabled_users boolean,
  roles_kept_on_unit_change boolean
);
insert into environment_setting default values;

-- Who changed what, with the values in force before and after.
create table environment_log (
  version bigint primary key,
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  before jsonb not null,
  after jsonb not null
);

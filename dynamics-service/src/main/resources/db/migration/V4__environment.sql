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
  id bigint primary key generated always as identity,
  version bigint not null,
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  before jsonb not null,
  after jsonb not null
);

-- Groups of the directory with their direct members, people and groups alike. Either may arrive
-- before the other.
create table directory_group (
  group_id uuid primary key,
  display_name text,
  security_enabled boolean,
  generation bigint not null
);

create table directory_group_member (
  group_id uuid not null,
  member_id uuid not null,
  generation bigint not null,
  primary key (group_id, member_id)
);
create index directory_group_member_member on directory_group_member (member_id);

-- The environment's group and every group in it, however deep: who is a direct member of one of
-- these is in scope.
create table scope_group (
  group_id uuid primary key
);

alter table feed_cursor drop constraint feed_cursor_feed_check;
alter table feed_cursor add constraint feed_cursor_feed_check
  check (feed in ('USERS', 'ROLES', 'GROUPS'));

-- As users_clock and roles_clock.
alter table directory_account add column groups_clock bigint not null default 0;

-- Up to which moment of the pull clock each feed was read to its end. Groups that are not followed,
-- or never were read to the end, keep nobody waiting.
create view feed_reach as
  select
    coalesce(max(complete_clock) filter (where feed = 'USERS'), 0) as users,
    coalesce(max(complete_clock) filter (where feed = 'ROLES' and known), 0) as roles,
    coalesce(max(complete_clock) filter (where feed = 'GROUPS' and known), 9223372036854775807)
      as groups
  from feed_cursor;

-- Whether every other feed was read to its end in a request begun after the page that brought the
-- account's facts. A place in scope hangs on several groups, which one feed tells one by one: what
-- the groups brought waits for their own next round, too.
create function settled(account directory_account, reach feed_reach) returns boolean
language sql immutable
return reach.users > greatest(account.roles_clock, account.groups_clock)
  and reach.roles > greatest(account.users_clock, account.groups_clock)
  and reach.groups
    > greatest(account.users_clock, account.roles_clock, account.groups_clock);

-- Nobody was kept out by a group so far: an environment without one decides nobody anew.
insert into used_setting (name, value) values ('users.security-group', 'none');

-- Of an account never decided nothing was believed, not even that it is in scope.
alter table directory_account alter column believed_scope set default 'UNKNOWN';
update directory_account set believed_scope = 'UNKNOWN' where decided_version = 0;

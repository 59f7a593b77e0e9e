-- Security groups. Deleting one is permanent: they never lie in deleted items.
create table directory_group (
  id uuid primary key,
  display_name text not null,
  description text,
  mail_nickname text not null,
  created_date_time timestamptz not null
);
create index directory_group_display_name on directory_group (lower(display_name) text_pattern_ops, id);
-- The order of lists: a page begins behind the last row of the one before.
create index directory_group_by_display_name on directory_group (lower(display_name), id);
create index directory_group_description on directory_group using hash (lower(description));
create index directory_group_created on directory_group (created_date_time, id);
create index directory_group_mail_nickname on directory_group (lower(mail_nickname) text_pattern_ops);

-- A member is a user or another group. Memberships of deleted users stay and come back with a
-- restore; readers leave them out.
create table group_member (
  group_id uuid not null references directory_group on delete cascade,
  user_id uuid references directory_user on delete cascade,
  nested_id uuid references directory_group on delete cascade,
  member_id uuid not null generated always as (coalesce(user_id, nested_id)) stored,
  check (num_nonnulls(user_id, nested_id) = 1),
  check (nested_id <> group_id),
  primary key (group_id, member_id)
);
create index group_member_user on group_member (user_id, group_id) where user_id is not null;
create index group_member_nested on group_member (nested_id, group_id) where nested_id is not null;

create table group_owner (
  group_id uuid not null references directory_group on delete cascade,
  user_id uuid not null references directory_user on delete cascade,
  primary key (group_id, user_id)
);
create index group_owner_user on group_owner (user_id);

-- Kept while the manager lies in deleted items; readers leave such a manager out.
alter table directory_user add column manager_id uuid references directory_user on delete set null;
alter table directory_user add constraint directory_user_manager_is_another check (manager_id <> id);
create index directory_user_manager on directory_user (manager_id) where manager_id is not null;

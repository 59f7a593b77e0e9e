-- pull_clock of the last page of the newest reading of everything. Such a reading tells how things
-- stand, and of nobody who stood otherwise for a while since the feed was last followed.
alter table feed_cursor add column afresh_clock bigint not null default 0;

create or replace view feed_reach as
  select
    coalesce(max(complete_clock) filter (where feed = 'USERS'), 0) as users,
    coalesce(max(complete_clock) filter (where feed = 'ROLES' and known), 0) as roles,
    coalesce(max(complete_clock) filter (where feed = 'GROUPS' and known), 9223372036854775807)
      as groups,
    coalesce(max(afresh_clock) filter (where feed = 'USERS'), 0) as users_afresh,
    coalesce(max(afresh_clock) filter (where feed = 'ROLES'), 0) as roles_afresh,
    coalesce(max(afresh_clock) filter (where feed = 'GROUPS'), 0) as groups_afresh
  from feed_cursor;

-- As before, where every account counts as told of by a feed that was read afresh.
create or replace function settled(account directory_account, reach feed_reach) returns boolean
language sql immutable
return reach.users > greatest(account.roles_clock, account.groups_clock,
    reach.roles_afresh, reach.groups_afresh)
  and reach.roles > greatest(account.users_clock, account.groups_clock,
    reach.users_afresh, reach.groups_afresh)
  and reach.groups > greatest(account.users_clock, account.roles_clock, account.groups_clock,
    reach.users_afresh, reach.roles_afresh, reach.groups_afresh);

-- What plans, the brake and waiting readers need to know of an account; teams and their roles.

alter table directory_account
  -- Licences assigned, directly or through a group: [{"skuId": ..., "disabledPlans": [...]}].
  add column licenses jsonb not null default '[]',
  -- Absent because an enumeration left it out and a look-up confirmed it; the feed did not say so.
  add column absence_inferred boolean not null default false,
  -- How far the feed had been read, by x-sync-position, before the round that made this account
  -- undecided; empty for before everything, null where nothing of the directory is undecided.
  add column reached_before text;

-- An account that was undecided before stays so since that earlier moment.
create function reached_before(account directory_account, arriving text) returns text
language sql immutable
return case
  when account.version <> account.decided_version then coalesce(account.reached_before, arriving)
  else arriving
end;

create table team (
  teamid uuid primary key,
  name text not null,
  description text,
  businessunitid uuid not null references businessunit,
  -- 0 owner, 1 access (Dataverse: teamtype). Only owner teams carry roles.
  teamtype smallint not null check (teamtype in (0, 1)),
  -- The team of everybody of its business unit.
  isdefault boolean not null default false,
  createdon timestamptz not null,
  modifiedon timestamptz not null,
  versionnumber bigint not null
);
create unique index team_default on team (businessunitid) where isdefault;
create index team_unit on team (businessunitid, teamid);

create table teammembership (
  teamid uuid not null references team on delete cascade,
  systemuserid uuid not null references systemuser on delete cascade,
  primary key (teamid, systemuserid)
);
create index teammembership_user on teammembership (systemuserid, teamid);

create table teamroles (
  teamid uuid not null references team on delete cascade,
  roleid uuid not null references securityrole,
  primary key (teamid, roleid)
);
create index teamroles_role on teamroles (roleid, teamid);

-- The roles somebody acts with, however they are held: a role may stand here more than once.
create view effective_role as
  select systemuserid, roleid from systemuserroles
  union all
  select m.systemuserid, r.roleid
  from teammembership m
    join team t on t.teamid = m.teamid and t.teamtype = 0
    join teamroles r on r.teamid = m.teamid;

-- The users' feed is asked for licences from now on: what was read without them is read afresh.
update feed_cursor
set link = null, mid_round = false, phase = 'ENUMERATING', generation = generation + 1,
  known_before = (select count(*) from directory_account where presence = 'PRESENT')
where feed = 'USERS' and link is not null;

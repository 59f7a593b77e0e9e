-- Business units, copies of security roles, teams and managers, as administrators edit them.

alter table businessunit add column isdisabled boolean not null default false;
create index businessunit_parent on businessunit (parentbusinessunitid);

alter table securityrole
  -- A role has a copy in every unit below its own; null on the one that they are copies of.
  add column parentrootroleid uuid references securityrole on delete cascade;
create index securityrole_copies on securityrole (parentrootroleid, businessunitid)
  where parentrootroleid is not null;

-- Every unit with itself and each unit above it.
create view unit_lineage as
  with recursive lineage (businessunitid, aboveid) as (
    select businessunitid, businessunitid from businessunit
    union
    select l.businessunitid, b.parentbusinessunitid
    from lineage l join businessunit b on b.businessunitid = l.aboveid
    where b.parentbusinessunitid is not null
  )
  select businessunitid, aboveid from lineage;

alter table systemuser
  add column parentsystemuserid uuid references systemuser on delete set null;
create index systemuser_manager on systemuser (parentsystemuserid)
  where parentsystemuserid is not null;
create index systemuser_unit on systemuser (businessunitid);

-- The user who answers for a team; it may have been deleted since.
alter table team add column administratorid uuid;

-- Who is in which team: a unit's default team has everybody of the unit, and nobody keeps a list.
create view team_member as
  select m.teamid, m.systemuserid
  from teammembership m join team t on t.teamid = m.teamid and not t.isdefault
  union all
  select t.teamid, u.systemuserid
  from team t join systemuser u on u.businessunitid = t.businessunitid and u.deletedstate = 0
  where t.isdefault;

create or replace view effective_role as
  select systemuserid, roleid from systemuserroles
  union all
  select m.systemuserid, r.roleid
  from team_member m
    join team t on t.teamid = m.teamid and t.teamtype = 0
    join teamroles r on r.teamid = m.teamid;

-- What somebody's roles grant. A team of another unit grants there what it grants by unit, and
-- here rows of one's own only.
create view effective_privilege as
  select g.systemuserid, p.privilegeid, p.depth
  from systemuserroles g join roleprivileges p on p.roleid = g.roleid
  union all
  select m.systemuserid, p.privilegeid,
    case when p.depth = 3 or t.businessunitid = u.businessunitid then p.depth else 0::smallint end
  from team_member m
    join team t on t.teamid = m.teamid and t.teamtype = 0
    join systemuser u on u.systemuserid = m.systemuserid
    join teamroles r on r.teamid = m.teamid
    join roleprivileges p on p.roleid = r.roleid;

-- Who holds System Administrator, or a unit's copy of it, directly. Through a team does not count:
-- whoever guards the last one asks here.
create view system_administrator as
  select g.systemuserid, g.roleid, g.origin
  from systemuserroles g
    join securityrole held on held.roleid = g.roleid
    join securityrole root on root.roleid = coalesce(held.parentrootroleid, held.roleid)
    join businessunit b
      on b.businessunitid = root.businessunitid and b.parentbusinessunitid is null
  where root.name = 'System Administrator';

-- A user who made a row may be deleted; the row says then that it was somebody without a name.
alter table account
  drop constraint account_createdby_fkey,
  drop constraint account_createdonbehalfby_fkey,
  drop constraint account_modifiedby_fkey,
  drop constraint account_modifiedonbehalfby_fkey;

-- Edits of units, roles and teams are about nobody.
alter table provisioning_log alter column systemuserid drop not null;

-- What the brake holds back, and what was changed behind the service's back.

-- Disables of the last stretch of time, whatever became of them. ASIDE and RELEASED ones are still
-- to be applied or held, however old they are.
create table brake_ask (
  object_id uuid not null,
  class text not null check (class in ('LOSS', 'STATED', 'LAST_ADMINISTRATOR')),
  state text not null check (state in ('ASIDE', 'RELEASED', 'HELD', 'DISABLED')),
  reason text not null,
  account_version bigint not null,
  asked_at timestamptz not null default clock_timestamp(),
  primary key (object_id, class)
);
create index brake_ask_moment on brake_ask (asked_at);
create index brake_ask_open on brake_ask (object_id) where state in ('ASIDE', 'RELEASED');

create table sync_hold (
  id bigint primary key generated always as identity,
  class text not null check (class in ('LOSS', 'STATED', 'LAST_ADMINISTRATOR')),
  opened_at timestamptz not null default clock_timestamp(),
  -- Null while somebody's disable is held, or approved and not applied yet.
  closed_at timestamptz,
  -- So many were asked for within the window, of so many allowed, among so many enabled people.
  asked bigint not null,
  allowed bigint not null,
  people bigint not null
);
-- What is beyond a limit while its class is held joins that hold.
create unique index sync_hold_open on sync_hold (class) where closed_at is null;

create table sync_hold_member (
  hold_id bigint not null references sync_hold on delete cascade,
  object_id uuid not null,
  systemuserid uuid not null,
  reason text not null,
  account_version bigint not null,
  -- APPLIED: was approved and is disabled. ENDED: its facts no longer ask for it.
  state text not null check (state in ('HELD', 'APPROVED', 'REJECTED', 'APPLIED', 'ENDED')),
  held_at timestamptz not null default clock_timestamp(),
  -- Who approved or rejected it, and when; of one that ended by itself, when.
  settled_by text,
  settled_at timestamptz,
  primary key (hold_id, object_id)
);
create unique index sync_hold_member_live on sync_hold_member (object_id)
  where state in ('HELD', 'APPROVED', 'REJECTED');

-- Accounts to be decided once more although their version is decided.
create table decide_again (
  object_id uuid primary key,
  asked_at timestamptz not null default clock_timestamp()
);

-- What a person's row holds of the directory's: its columns and the grants of that origin. The one
-- expression for both what was written and what stands.
create view row_digest as
  select u.systemuserid, u.azureactivedirectoryobjectid as object_id, u.kind, u.deletedstate,
    md5(row(u.azureactivedirectoryobjectid, u.kind, u.domainname, u.firstname, u.lastname,
      u.fullname, u.internalemailaddress, u.title, u.address1_telephone1, u.mobilephone,
      u.address1_line1, u.address1_city, u.address1_stateorprovince, u.address1_postalcode,
      u.address1_country, u.isdisabled, u.disabledreasonid, u.disabledreason, u.accessmode,
      u.caltype, u.islicensed, u.issyncwithdirectory, u.setupuser, u.azurestate,
      extract(epoch from u.azuredeletedon),
      (select string_agg(g.roleid::text, ',' order by g.roleid) from systemuserroles g
       where g.systemuserid = u.systemuserid and g.origin = 'DIRECTORY'))::text)::uuid as digest
  from systemuser u;

-- The digest of each person's row as the service last wrote it.
create table written_row (
  systemuserid uuid primary key,
  object_id uuid not null,
  digest uuid not null
);
insert into written_row
  select systemuserid, object_id, digest from row_digest
  where kind = 'PERSON' and object_id is not null;

create table drift (
  id bigint primary key generated always as identity,
  object_id uuid not null,
  systemuserid uuid not null,
  kind text not null check (kind in ('ROW_CHANGED', 'ROW_MISSING', 'ROW_UNKNOWN')),
  -- Logical names of what differed; no values.
  columns text[] not null default '{}',
  found_at timestamptz not null default clock_timestamp(),
  -- Null until the account is decided.
  outcome text check (outcome in ('HEALED', 'HELD')),
  settled_at timestamptz
);
create unique index drift_open on drift (object_id) where outcome is null;

alter table sync_request drop constraint sync_request_kind_check;
alter table sync_request add constraint sync_request_kind_check
  check (kind in ('PULL', 'USER', 'RESYNC', 'VERIFY'));

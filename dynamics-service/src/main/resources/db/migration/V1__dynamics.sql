-- Part 1: the Dynamics environment's own tables.

create table organization (
  organizationid uuid primary key,
  name text not null
);

create table businessunit (
  businessunitid uuid primary key,
  name text not null,
  parentbusinessunitid uuid references businessunit,
  createdon timestamptz not null,
  modifiedon timestamptz not null,
  versionnumber bigint not null
);

create table securityrole (
  roleid uuid primary key,
  name text not null,
  businessunitid uuid not null references businessunit,
  createdon timestamptz not null,
  modifiedon timestamptz not null,
  versionnumber bigint not null,
  unique (businessunitid, name)
);

-- One sequence for every row version, as in Dataverse.
create sequence row_version;

-- Everything that decides about users locks this one row first: it guards the Non-interactive slots
-- and the last System Administrator, and makes a lock order out of it.
create table environment_guard (
  id boolean primary key default true check (id)
);
insert into environment_guard default values;

create table systemuser (
  systemuserid uuid primary key,
  azureactivedirectoryobjectid uuid,
  -- PERSON rows follow the directory; no other kind is touched by the sync.
  kind text not null check (kind in ('PERSON', 'APPLICATION', 'SYSTEM', 'SUPPORT', 'DELEGATED_ADMIN', 'STUB')),
  applicationid uuid,
  businessunitid uuid not null references businessunit,

  -- Directory-owned columns.
  domainname text not null,
  firstname text,
  lastname text,
  fullname text,
  internalemailaddress text,
  title text,
  address1_telephone1 text,
  mobilephone text,
  address1_line1 text,
  address1_city text,
  address1_stateorprovince text,
  address1_postalcode text,
  address1_country text,

  -- State kept by the decision.
  isdisabled boolean not null,
  disabledreason text,
  -- Stable id of the reason behind isdisabled; null while enabled.
  disabledreasonid text,
  accessmode smallint not null,
  caltype smallint not null,
  islicensed boolean not null,
  issyncwithdirectory boolean not null,
  setupuser boolean not null,
  azurestate smallint not null,
  azuredeletedon timestamptz,
  -- Since when a Non-interactive row waits for a slot; null when it does not.
  waitingsince timestamptz,

  -- Chosen here by hand.
  chosenmode smallint check (chosenmode in (0, 1, 2, 4)),
  blockedhere boolean not null default false,
  deletedstate smallint not null default 0,

  -- Dynamics-owned columns.
  middlename text,
  nickname text,
  salutation text,
  personalemailaddress text,
  homephone text,
  employeeid text,
  skills text,
  invitestatuscode smallint not null default 4,

  createdon timestamptz not null,
  modifiedon timestamptz not null,
  versionnumber bigint not null
);
-- One live row per directory object; a row deleted here may be followed by a new one.
create unique index systemuser_objectid on systemuser (azureactivedirectoryobjectid)
  where deletedstate = 0 and azureactivedirectoryobjectid is not null;
create index systemuser_fullname on systemuser (lower(fullname) text_pattern_ops, systemuserid);
create index systemuser_domainname on systemuser (lower(domainname) text_pattern_ops);
create index systemuser_email on systemuser (lower(internalemailaddress) text_pattern_ops);
create index systemuser_slots on systemuser (systemuserid)
  where accessmode = 4 and not isdisabled and applicationid is null;
create index systemuser_waiting on systemuser (waitingsince, systemuserid) where waitingsince is not null;

-- Signs the tokens that clients carry between pages; made at first start, known to every replica.
create table signing_key (
  purpose text primary key,
  secret bytea not null
);
insert into signing_key values
  ('page', uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- A role may be held twice, given by hand and by the directory; the API shows it once.
create table systemuserroles (
  systemuserid uuid not null references systemuser on delete cascade,
  roleid uuid not null references securityrole,
  origin text not null check (origin in ('DIRECTORY', 'MANUAL')),
  grantedon timestamptz not null,
  primary key (systemuserid, roleid, origin)
);
create index systemuserroles_role on systemuserroles (roleid, systemuserid);

-- Part 2: the directory as last seen. Text is unbounded: no value may stop the mirror.

-- Versions rise over the whole mirror, so the order of versions is the order of arrival.
create sequence account_version;
-- A clock of the pull: "request begun after the page arrived" is decided by these numbers.
create sequence pull_clock;

create table directory_account (
  object_id uuid primary key,
  presence text not null check (presence in ('PRESENT', 'SOFT_DELETED', 'GONE')),
  deleted_at timestamptz,
  account_enabled boolean not null,
  -- Service plans assigned with capability status Enabled or Warning; Dynamics plans or not.
  plan_ids uuid[] not null,
  user_principal_name text,
  mail text,
  display_name text,
  given_name text,
  surname text,
  job_title text,
  business_phone text,
  mobile_phone text,
  street_address text,
  city text,
  state text,
  postal_code text,
  country text,

  version bigint not null,
  decided_version bigint not null default 0,
  generation bigint not null,
  -- pull_clock of the arrival of the newest page of each feed that touched this account.
  users_clock bigint not null default 0,
  roles_clock bigint not null default 0,
  -- Facts last believed: a loss counts only once every other feed has been read after it.
  believed_licensed boolean not null default false,
  believed_roles text[] not null default '{}',
  believed_scope text not null default 'IN',
  -- True while the last decision withheld a loss; the account then stays pending.
  withheld boolean not null default false,
  -- Evidence: x-sync-position, or else the arrival time, of the page that brought the facts.
  position text,
  seen_at timestamptz not null
);
create index directory_account_pending on directory_account (version) where version <> decided_version;
create index directory_account_generation on directory_account (generation, object_id);

create table directory_role (
  role_id uuid primary key,
  role_template_id uuid,
  generation bigint not null
);

-- A member may arrive before its user.
create table directory_role_member (
  role_id uuid not null,
  object_id uuid not null,
  generation bigint not null,
  primary key (role_id, object_id)
);
create index directory_role_member_object on directory_role_member (object_id);

create table feed_cursor (
  feed text primary key check (feed in ('USERS', 'ROLES')),
  -- nextLink or deltaLink to follow; null begins a full enumeration.
  link text,
  -- Whether the link is in the middle of a round.
  mid_round boolean not null default false,
  -- ENUMERATING until the first deltaLink, CONFIRMING until absences are looked up, then FOLLOWING.
  phase text not null,
  generation bigint not null,
  -- Accounts or memberships known when this generation began: so many should be seen again.
  known_before bigint not null default 0,
  -- Whether any enumeration was ever completed: before that, what this feed says is unknown.
  known boolean not null default false,
  -- pull_clock before the first request of the newest round that was read to its deltaLink.
  complete_clock bigint not null default 0,
  -- The newest x-sync-position reported by the directory, if it reports any.
  position text,
  term bigint not null default 0,
  moved_at timestamptz,
  -- When the newest complete round ended.
  complete_at timestamptz
);

-- Exactly one puller per database, on the database's clock.
create table puller (
  id boolean primary key default true check (id),
  holder text,
  term bigint not null default 0,
  expires_at timestamptz not null default '-infinity'
);
insert into puller default values;

-- Settings that decisions were made with: a changed one raises every version.
create table used_setting (
  name text primary key,
  value text not null
);

-- Part 3: what reconciling did.

-- Work asked for through /sync, taken up by whoever pulls.
create table sync_request (
  id bigint primary key generated always as identity,
  kind text not null check (kind in ('PULL', 'USER', 'RESYNC')),
  object_id uuid,
  requested_at timestamptz not null default now(),
  finished_at timestamptz,
  outcome jsonb
);
create index sync_request_open on sync_request (id) where finished_at is null;

create table sync_run (
  id bigint primary key generated always as identity,
  trigger text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  pages integer not null default 0,
  accounts integer not null default 0,
  decided integer not null default 0,
  applied integer not null default 0,
  failed integer not null default 0,
  error text
);

create table sync_failure (
  id bigint primary key generated always as identity,
  -- Null: the failure is not one user's but that of the reading named beside it.
  object_id uuid unique,
  feed text unique,
  cause text not null,
  attempts integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  next_try timestamptz not null,
  -- The directory itself asked to be left alone until then (Retry-After).
  next_try_wished boolean not null default false,
  -- The account's version that failed: a newer one is tried at once.
  version bigint
);

-- One row per effect, in the same transaction as the effect.
create table provisioning_log (
  id bigint primary key generated always as identity,
  at timestamptz not null default clock_timestamp(),
  object_id uuid,
  systemuserid uuid not null,
  account_version bigint,
  step text not null,
  reason text not null,
  actor text not null,
  before jsonb,
  after jsonb,
  position text
);
create index provisioning_log_user on provisioning_log (systemuserid, id);

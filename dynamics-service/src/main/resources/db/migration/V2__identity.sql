-- Privileges of security roles, application users, and one business table that both guard.

create table privilege (
  privilegeid uuid primary key,
  name text not null unique
);

-- How deep a role's privilege reaches: 0 own rows, 1 own unit, 2 unit and below, 3 every row.
create table roleprivileges (
  roleid uuid not null references securityrole on delete cascade,
  privilegeid uuid not null references privilege,
  depth smallint not null check (depth between 0 and 3),
  primary key (roleid, privilegeid)
);

-- A program is found by its registration with every call.
create unique index systemuser_applicationid on systemuser (applicationid)
  where deletedstate = 0 and applicationid is not null;

create table account (
  accountid uuid primary key,
  name text not null,
  accountnumber text,
  telephone1 text,
  emailaddress1 text,
  websiteurl text,
  address1_city text,
  description text,
  ownerid uuid not null references systemuser,
  owningbusinessunit uuid not null references businessunit,
  createdby uuid not null references systemuser,
  -- Who acted in the name of createdby; null where nobody did.
  createdonbehalfby uuid references systemuser,
  modifiedby uuid not null references systemuser,
  modifiedonbehalfby uuid references systemuser,
  createdon timestamptz not null,
  modifiedon timestamptz not null,
  versionnumber bigint not null
);
create index account_owner on account (ownerid, accountid);
create index account_unit on account (owningbusinessunit, accountid);
create index account_name on account (lower(name) text_pattern_ops, accountid);

-- Keys that sign access tokens, RSA. A key is published long before it signs, signs until the next
-- one does, and goes once the last token signed with it has expired.
create table signing_key (
  kid text primary key,
  -- X.509 SubjectPublicKeyInfo.
  public_key bytea not null,
  -- PKCS #8. Leaves the database for the service's memory only; never logged, never answered.
  private_key bytea not null,
  published_at timestamptz not null,
  signs_from timestamptz not null
);

-- Programs. What Graph keeps apart as application and service principal is one row here.
create table application (
  id uuid primary key,
  app_id uuid not null unique,
  display_name text not null,
  is_fallback_public_client boolean not null,
  account_enabled boolean not null,
  -- The setting that this registration serves, of those that every start makes sure of.
  purpose text unique,
  created_date_time timestamptz not null
);

-- Application permissions granted, by Graph's names.
create table application_permission (
  application_id uuid not null references application on delete cascade,
  permission text not null,
  primary key (application_id, permission)
);

create table application_password (
  key_id uuid primary key,
  application_id uuid not null references application on delete cascade,
  display_name text,
  -- The first characters, to tell one secret from another.
  hint text not null,
  -- SHA-256: secrets are random and long, so that a slow hash would protect nothing more.
  secret_hash bytea not null,
  start_date_time timestamptz not null,
  -- Null: as long as the setting or file that it came from.
  end_date_time timestamptz,
  -- ADDED over the API, CONFIGURED by a setting, or GENERATED into a file.
  origin text not null
);
create index application_password_application on application_password (application_id);

create table application_key (
  key_id uuid primary key,
  application_id uuid not null references application on delete cascade,
  display_name text,
  -- X.509 SubjectPublicKeyInfo, RSA.
  public_key bytea not null,
  start_date_time timestamptz not null,
  end_date_time timestamptz not null
);
create index application_key_application on application_key (application_id);

-- Client assertions that have bought a token, until they expire: each is good once.
create table used_assertion (
  digest bytea primary key,
  expires_at timestamptz not null
);
create index used_assertion_expiry on used_assertion (expires_at);

-- Sign-ins that failed, or are being checked, by account and by address. Names are kept as digests:
-- people type passwords into the field for names.
create table sign_in_failure (
  subject bytea primary key,
  failures integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz
);
create index sign_in_failure_age on sign_in_failure (last_at);

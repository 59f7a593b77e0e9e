-- A column of the admin center's file (Graph: user, faxNumber).
alter table directory_user add column fax_number text;

-- Imports, run one after the other in the order of their numbers.
create table import_job (
  id uuid primary key,
  number bigint not null unique generated always as identity,
  status text not null,
  mode text not null,
  dry_run boolean not null,
  actor text not null,
  correlation_id text not null,
  trace_parent text,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  -- When a part of the upload last came in: one that broke off is given up some time after.
  touched_at timestamptz not null,
  bytes bigint not null default 0,
  total integer not null default 0,
  done integer not null default 0,
  failed integer not null default 0,
  -- Time spent on its chunks, without the pauses between two runs of the service.
  busy_millis bigint not null default 0,
  -- Why the whole job was refused.
  refusal text
);
create index import_job_open on import_job (number) where status in ('UPLOADING', 'NOT_STARTED', 'RUNNING');

-- What is left of an upload, cut into chunks of lines. A chunk goes in the transaction that writes
-- what its lines say: no line is lost or done twice, whenever the service ends.
create table import_chunk (
  job_id uuid not null references import_job on delete cascade,
  first_line integer not null,
  -- The number of each line, for blank ones are left out and records may span several.
  line_numbers integer[] not null,
  -- The lines, each ended by a line feed.
  content bytea not null,
  primary key (job_id, first_line)
);

-- Names and ids that the file has brought so far: each counts once.
create table import_key (
  job_id uuid not null references import_job on delete cascade,
  key text not null,
  primary key (job_id, key)
);

-- Seats that a dry run would have taken so far.
create table import_seat (
  job_id uuid not null references import_job on delete cascade,
  sku_id uuid not null,
  taken integer not null,
  primary key (job_id, sku_id)
);

create table import_failure (
  job_id uuid not null references import_job on delete cascade,
  line integer not null,
  code text not null,
  message text not null,
  -- The finer code, and the property at fault, where there is one.
  detail_code text,
  target text,
  primary key (job_id, line)
);

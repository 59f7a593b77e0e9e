-- Which change in the directory made an account what the mirror says of it, where the directory
-- tells; and what a line of the log was caused by.

-- What the mirror says of one fact about an object; the subject is the role or group meant, or the
-- object itself.
create function directory_states(fact text, subject uuid, object uuid) returns text
language sql stable
return case fact
  when 'DIRECTORY_ROLES' then exists (
    select from directory_role_member m where m.role_id = subject and m.object_id = object)::text
  when 'SECURITY_GROUP' then exists (
    select from directory_group_member m where m.group_id = subject and m.member_id = object)::text
  else (
    select case fact
        when 'PRESENCE' then a.presence
        when 'SIGN_IN' then a.account_enabled::text
        when 'LICENSE' then a.plan_ids::text
        when 'PROFILE' then md5(row(a.user_principal_name, a.mail, a.display_name, a.given_name,
          a.surname, a.job_title, a.business_phone, a.mobile_phone, a.street_address, a.city,
          a.state, a.postal_code, a.country)::text)
      end
    from directory_account a where a.object_id = object)
end;

create table directory_cause (
  object_id uuid not null,
  fact text not null,
  subject uuid not null,
  -- What the mirror said of the fact once the change was mirrored: what it says later has another
  -- cause, which the directory may not have told.
  state text,
  -- Of the change, by the directory's clock.
  at timestamptz not null,
  -- Kind and id, such as app:<id> or user:<id>; never a name.
  actor text not null,
  correlation_id text,
  position text,
  -- The account's version that the change brought; null where the account was not mirrored yet.
  version bigint,
  seen_at timestamptz not null,
  primary key (object_id, fact, subject)
);

-- Causes of what the mirror says at this moment; of memberships in groups those only that are, or
-- lie in, the environment's security group.
create view current_cause as
  select c.*, r.role_template_id
  from directory_cause c
    left join directory_role r on c.fact = 'DIRECTORY_ROLES' and r.role_id = c.subject
  where c.state is not distinct from directory_states(c.fact, c.subject, c.object_id)
    and (c.fact <> 'SECURITY_GROUP' or c.subject in (select group_id from scope_group));

alter table provisioning_log
  -- Of the run, or of the request that edited by hand.
  add column correlation_id text,
  -- The directory's change behind the step: {"fact", "at", "actor", "correlationId", "position"}.
  add column cause jsonb;
create index provisioning_log_object on provisioning_log (object_id, id);

alter table sync_run add column correlation_id text;

-- Asked every few milliseconds while somebody waits for what the directory has said.
create index directory_account_undecided on directory_account (reached_before)
  where version <> decided_version;

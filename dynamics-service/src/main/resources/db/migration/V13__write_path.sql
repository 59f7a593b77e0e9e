-- An enumeration of users marks nothing in the mirror: who was shown stands here, a row per page,
-- until the last page; then who was not stands in the other table until looked up. Reading a million
-- unchanged accounts afresh so writes a thousand rows, not a million.
create table enumerated_page (
  object_ids uuid[] not null
);
-- Random ids do not compress.
alter table enumerated_page alter column object_ids set storage external;

create table unseen_account (
  object_id uuid primary key
);
insert into unseen_account
  select a.object_id from directory_account a, feed_cursor c
  where c.feed = 'USERS' and c.phase = 'CONFIRMING'
    and a.generation < c.generation and a.presence <> 'GONE';
drop index directory_account_generation;

-- Of all that the directory said of the account; null where it was mirrored before there were any.
alter table directory_account add column fingerprint uuid;

-- Pending is a column, derived from the two versions, because the planner keeps statistics of
-- columns only: of a comparison it believes that nearly all rows pass, and reads the whole table to
-- find the few. What is undecided is found by the same index.
alter table directory_account
  add column pending boolean not null generated always as (version <> decided_version) stored;
drop index directory_account_pending;
create index directory_account_pending on directory_account (version) where pending;
drop index directory_account_undecided;

-- What the mirror says of one fact about an account, or of its place in a role or group. Plain
-- expressions, so that a query takes the function for a part of itself.
create function directory_states(fact text, account directory_account, belongs boolean) returns text
language sql stable
return case
  when fact in ('DIRECTORY_ROLES', 'SECURITY_GROUP') then belongs::text
  when account.object_id is null then null
  when fact = 'PRESENCE' then account.presence
  when fact = 'SIGN_IN' then account.account_enabled::text
  when fact = 'LICENSE' then account.plan_ids::text
  when fact = 'PROFILE' then md5(row(account.user_principal_name, account.mail,
    account.display_name, account.given_name, account.surname, account.job_title,
    account.business_phone, account.mobile_phone, account.street_address, account.city,
    account.state, account.postal_code, account.country)::text)
end;

create or replace view current_cause as
  select c.*, r.role_template_id
  from directory_cause c
    left join directory_account a on a.object_id = c.object_id
    left join directory_role r on c.fact = 'DIRECTORY_ROLES' and r.role_id = c.subject
    left join directory_role_member m
      on c.fact = 'DIRECTORY_ROLES' and m.role_id = c.subject and m.object_id = c.object_id
    left join directory_group_member g
      on c.fact = 'SECURITY_GROUP' and g.group_id = c.subject and g.member_id = c.object_id
  where c.state is not distinct from
      directory_states(c.fact, a, coalesce(m.object_id, g.member_id) is not null)
    and (c.fact <> 'SECURITY_GROUP' or c.subject in (select group_id from scope_group));

drop function directory_states(text, uuid, uuid);

-- The triggers that keep row_change, one function per table: their statements are planned once per
-- connection, where text put together each time would be planned at each write. A plan kept must
-- serve one row and a thousand alike, so no join.
drop function note_written() cascade;
drop function note_updated() cascade;
do $$
declare
  tracked record;
begin
  for tracked in
    select * from (values
      ('systemuser', 'systemuser', 'systemuserid'),
      ('team', 'team', 'teamid'),
      ('securityrole', 'role', 'roleid'),
      ('businessunit', 'businessunit', 'businessunitid')) t(relation, entity, key)
  loop
    execute format(
      'create function note_written_%1$s() returns trigger language plpgsql as $body$
       begin
         insert into row_change (entity, id, xact)
         select %2$L, %3$I, pg_current_xact_id() from written
         on conflict (entity, id) do update set xact = excluded.xact;
         return null;
       end $body$',
      tracked.relation, tracked.entity, tracked.key);
    execute format(
      'create function note_updated_%1$s() returns trigger language plpgsql as $body$
       begin
         insert into row_change (entity, id, xact)
         select %2$L, changed.%3$I, pg_current_xact_id()
         from (select %3$I, versionnumber from written
           except select %3$I, versionnumber from before) changed
         on conflict (entity, id) do update set xact = excluded.xact;
         return null;
       end $body$',
      tracked.relation, tracked.entity, tracked.key);
    execute format(
      'create trigger note_inserted after insert on %1$I referencing new table as written
       for each statement execute function note_written_%1$s()',
      tracked.relation);
    execute format(
      'create trigger note_updated after update on %1$I
       referencing old table as before new table as written
       for each statement execute function note_updated_%1$s()',
      tracked.relation);
    execute format(
      'create trigger note_deleted after delete on %1$I referencing old table as written
       for each statement execute function note_written_%1$s()',
      tracked.relation);
  end loop;
end $$;

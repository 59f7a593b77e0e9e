-- What changed last, per row, for clients that track changes. A version number is no commit order,
-- so each row's newest transaction stands here; readers see only what lies below every transaction
-- that still runs. A row that is noted here and not in its table was deleted.
--
-- Triggers keep it, because many statements write these tables, the sync's among them, and one that
-- forgot would lose changes. They run once per statement, not per row, and leave alone rows whose
-- version is the same. The tables themselves get no further index, so that their updates stay cheap.

create table row_change (
  -- Logical name, as clients know it.
  entity text not null,
  id uuid not null,
  xact xid8 not null,
  primary key (entity, id)
);
create index row_change_order on row_change (entity, xact, id);

-- Arguments: entity, key column.
create function note_written() returns trigger language plpgsql as $$
begin
  execute format(
    'insert into row_change (entity, id, xact)
     select %L, %I, pg_current_xact_id() from written
     on conflict (entity, id) do update set xact = excluded.xact',
    tg_argv[0], tg_argv[1]);
  return null;
end $$;

create function note_updated() returns trigger language plpgsql as $$
begin
  execute format(
    'insert into row_change (entity, id, xact)
     select %1$L, w.%2$I, pg_current_xact_id()
     from written w join before b on b.%2$I = w.%2$I and b.versionnumber <> w.versionnumber
     on conflict (entity, id) do update set xact = excluded.xact',
    tg_argv[0], tg_argv[1]);
  return null;
end $$;

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
      'create trigger note_inserted after insert on %I referencing new table as written
       for each statement execute function note_written(%L, %L)',
      tracked.relation, tracked.entity, tracked.key);
    execute format(
      'create trigger note_updated after update on %I
       referencing old table as before new table as written
       for each statement execute function note_updated(%L, %L)',
      tracked.relation, tracked.entity, tracked.key);
    execute format(
      'create trigger note_deleted after delete on %I referencing old table as written
       for each statement execute function note_written(%L, %L)',
      tracked.relation, tracked.entity, tracked.key);
  end loop;
end $$;

-- A program is found with every call of its own, one that was deleted here, too: the index of the
-- living alone does not serve a query that wants both.
create index systemuser_program on systemuser (applicationid) where applicationid is not null;

-- Another one with every change of what roles grant and teams pass on. Who holds which of them is no
-- part of it: that is read with every call. A row, so that whoever sees the version sees the change,
-- and never the same again, whatever is rolled back or restored. Renames of teams leave it alone.
create table rights_version (
  id boolean primary key default true check (id),
  version uuid not null default gen_random_uuid()
);
insert into rights_version default values;

create function note_rights() returns trigger language plpgsql as $$
begin
  update rights_version set version = gen_random_uuid();
  return null;
end $$;

create trigger note_rights after insert or delete or truncate or update of name
  on securityrole for each statement execute function note_rights();
create trigger note_rights after insert or delete or truncate or update of name
  on privilege for each statement execute function note_rights();
create trigger note_rights after insert or delete or truncate or update
  on roleprivileges for each statement execute function note_rights();
create trigger note_rights after insert or delete or truncate
  or update of businessunitid, teamtype, isdefault
  on team for each statement execute function note_rights();
create trigger note_rights after insert or delete or truncate or update
  on teamroles for each statement execute function note_rights();

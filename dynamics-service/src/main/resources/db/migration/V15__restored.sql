-- The restores of this database that the service was told of, each once. Clients that track changes
-- hold the last one's name, and begin again where it is another one.
create table database_restore (
  number bigint generated always as identity primary key,
  name text not null unique
);

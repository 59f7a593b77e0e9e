-- Nothing is migrated on a server that is too old: its SQL lacks what the services use.
do $$
begin
  if current_setting('server_version_num')::int < 170000 then
    raise exception 'PostgreSQL 17 or later is needed; the server of quarkus.datasource.jdbc.url is version %',
      current_setting('server_version');
  end if;
end
$$;

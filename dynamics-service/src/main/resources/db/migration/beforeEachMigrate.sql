-- Whoever waits for a table's lock has everybody else wait for it behind him. Replicas of the version
-- before serve meanwhile: rather than that, the start fails, and the next one tries again.
set local lock_timeout = '3s';

-- Servers from 17.12 on refuse some new columns of a table whose rows a function with a parsed body takes.
-- Such functions of earlier migrations become texts, which mean the same, before the next one.
do $$
declare
  parsed record;
begin
  for parsed in
    select proname as name, pg_get_function_arguments(oid) as arguments,
      pg_get_function_result(oid) as result, pg_get_function_sqlbody(oid) as body,
      case provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end as kind
    from pg_proc
    where prosqlbody is not null and pronamespace = current_schema()::regnamespace
      and exists (
        select from unnest(proargtypes) as argument(type)
        join pg_type on pg_type.oid = argument.type
        where typrelid <> 0)
  loop
    execute format(
      'create or replace function %I(%s) returns %s language sql %s as %L',
      parsed.name, parsed.arguments, parsed.result, parsed.kind,
      regexp_replace(parsed.body, '^\s*RETURN', 'select'));
  end loop;
end
$$;

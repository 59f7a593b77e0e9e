-- The trace of the directory's request behind a cause, as W3C's traceparent; null where the directory
-- tells none.
alter table directory_cause add column trace_parent text;

create or replace view current_cause as
  select c.object_id, c.fact, c.subject, c.state, c.at, c.actor, c.correlation_id, c.position,
    c.version, c.seen_at, r.role_template_id, c.trace_parent
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

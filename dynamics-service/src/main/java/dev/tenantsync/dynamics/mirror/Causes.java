package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.directory.CauseEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** The newest change behind each fact of each account, where the directory tells it. */
@ApplicationScoped
class Causes {

  private record Key(UUID accountId, String fact, UUID subject) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      int order = accountId.compareTo(other.accountId);
      order = order == 0 ? fact.compareTo(other.fact) : order;
      return order == 0 ? subject.compareTo(other.subject) : order;
    }
  }

  private final Database database;

  Causes(Database database) {
    this.database = database;
  }

  /** Writes what a page says, after what caused it was mirrored; older causes change nothing. */
  void apply(List<CauseEntry> causes) {
    Collection<CauseEntry> newest = newest(causes);
    if (newest.isEmpty()) {
      return;
    }
    database.update(
        """
        insert into directory_cause as c (object_id, fact, subject, state, at, actor,
          correlation_id, position, trace_parent, version, seen_at)
        select p.object_id, p.fact, p.subject,
          directory_states(p.fact, a, coalesce(m.object_id, g.member_id) is not null),
          p.at::timestamptz, p.actor, p.correlation_id, p.position, p.trace_parent, a.version,
          clock_timestamp()
        from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
              ?::text[])
            as p (object_id, fact, subject, at, actor, correlation_id, position, trace_parent)
          left join directory_account a on a.object_id = p.object_id
          left join directory_role_member m
            on p.fact = 'DIRECTORY_ROLES' and m.role_id = p.subject and m.object_id = p.object_id
          left join directory_group_member g
            on p.fact = 'SECURITY_GROUP' and g.group_id = p.subject and g.member_id = p.object_id
        on conflict (object_id, fact, subject) do update set
          (state, at, actor, correlation_id, position, trace_parent, version, seen_at)
          = (excluded.state, excluded.at, excluded.actor, excluded.correlation_id,
            excluded.position, excluded.trace_parent, excluded.version, excluded.seen_at)
        where excluded.at > c.at or (excluded.at = c.at and excluded.state is distinct from c.state)
        """,
        SqlArray.of("uuid", newest, CauseEntry::accountId),
        SqlArray.of("text", newest, cause -> cause.fact().name()),
        SqlArray.of("uuid", newest, CauseEntry::subject),
        SqlArray.of("text", newest, cause -> cause.at().toString()),
        SqlArray.of("text", newest, cause -> MirrorText.clean(cause.actor())),
        SqlArray.of("text", newest, cause -> MirrorText.clean(cause.correlationId())),
        SqlArray.of("text", newest, cause -> MirrorText.clean(cause.position())),
        SqlArray.of("text", newest, CauseEntry::traceParent));
  }

  private static Collection<CauseEntry> newest(List<CauseEntry> causes) {
    TreeMap<Key, CauseEntry> newest = new TreeMap<>();
    for (CauseEntry cause : causes) {
      newest.merge(
          new Key(cause.accountId(), cause.fact().name(), cause.subject()),
          cause,
          (one, other) -> other.at().isBefore(one.at()) ? one : other);
    }
    return newest.values();
  }
}

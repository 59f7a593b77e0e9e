package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.entitlement.Asked;
import dev.tenantsync.dynamics.entitlement.BrakeClass;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Holds and their members, as deciding writes them. */
@ApplicationScoped
class Holds {

  /**
   * How far beyond its limit a class is.
   *
   * @param people who were enabled when the window began
   */
  record Excess(BrakeClass brakeClass, long asked, long allowed, long people) {}

  private final Database database;

  Holds(Database database) {
    this.database = database;
  }

  /** Makes these members of the open hold of the class, which is opened where there is none. */
  void join(Excess excess, List<Asked> members) {
    database.update(
        """
        insert into sync_hold_member as m
          (hold_id, object_id, systemuserid, reason, account_version, state)
        select ?, p.object_id, u.systemuserid, p.reason, p.version, 'HELD'
        from unnest(?::uuid[], ?::text[], ?::bigint[]) as p (object_id, reason, version)
          join systemuser u on u.azureactivedirectoryobjectid = p.object_id
            and u.kind = 'PERSON' and u.deletedstate = 0
        on conflict (hold_id, object_id) do update set
          (state, reason, account_version, held_at, settled_by, settled_at)
          = (excluded.state, excluded.reason, excluded.account_version, excluded.held_at,
             null, null)
        """,
        open(excess),
        SqlArray.of("uuid", members, Asked::objectId),
        SqlArray.of("text", members, one -> one.reason().id()),
        SqlArray.of("int8", members, Asked::version));
  }

  private long open(Excess excess) {
    return database
        .first(
            "select id from sync_hold where class = ? and closed_at is null",
            row -> row.number("id"),
            excess.brakeClass().name())
        .orElseGet(
            () ->
                database.number(
                    """
                    insert into sync_hold (class, asked, allowed, people) values (?, ?, ?, ?)
                    returning id as n
                    """,
                    excess.brakeClass().name(),
                    excess.asked(),
                    excess.allowed(),
                    excess.people()));
  }

  /** Brings members that stay held up to the reason and version of now. */
  void stay(List<Asked> members) {
    if (!members.isEmpty()) {
      database.update(
          """
          update sync_hold_member m set reason = p.reason, account_version = p.version
          from unnest(?::uuid[], ?::text[], ?::bigint[]) as p (object_id, reason, version)
          where m.object_id = p.object_id and m.state = 'HELD'
            and (m.reason, m.account_version) is distinct from (p.reason, p.version)
          """,
          SqlArray.of("uuid", members, Asked::objectId),
          SqlArray.of("text", members, one -> one.reason().id()),
          SqlArray.of("int8", members, Asked::version));
    }
  }

  /**
   * Ends memberships: approved ones among the disabled are applied, the facts of all others ask for
   * it no more.
   */
  void end(Collection<UUID> members, Collection<UUID> disabled) {
    if (members.isEmpty()) {
      return;
    }
    database.update(
        """
        update sync_hold_member set settled_at = clock_timestamp(),
          state = case when state = 'APPROVED' and object_id = any(?) then 'APPLIED'
            else 'ENDED' end
        where object_id = any(?) and state in ('HELD', 'APPROVED', 'REJECTED')
        """,
        SqlArray.uuids(disabled),
        SqlArray.uuids(members));
  }

  /** Closes holds of which nothing is left to decide or to apply. */
  void close() {
    database.update(
        """
        update sync_hold h set closed_at = clock_timestamp()
        where closed_at is null and not exists (
          select from sync_hold_member m
          where m.hold_id = h.id and m.state in ('HELD', 'APPROVED'))
        """);
  }
}

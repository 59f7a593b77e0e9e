package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.entitlement.Asked;
import dev.tenantsync.dynamics.entitlement.BrakeClass;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The disables of the last stretch of time, on the database's clock. */
@ApplicationScoped
class Ledger {

  /** What became of a disable that was asked for. */
  enum State {
    ASIDE,
    RELEASED,
    HELD,
    DISABLED
  }

  private static final String IN_WINDOW =
      "asked_at > clock_timestamp() - ? * interval '1 millisecond'";

  private final Database database;
  private final long window;

  Ledger(Database database, DynamicsSettings settings) {
    this.database = database;
    this.window = settings.brake().window().toMillis();
  }

  /** Accounts by class, these not counted; what is still to be judged or applied counts always. */
  Map<BrakeClass, Integer> askedBesides(Collection<UUID> objectIds) {
    Map<BrakeClass, Integer> asked = new EnumMap<>(BrakeClass.class);
    database
        .list(
            "select class, count(*) as n from brake_ask b where (state in ('ASIDE', 'RELEASED') or "
                + IN_WINDOW
                + ") and not exists (select from unnest(?::uuid[]) as mine (id)"
                + " where mine.id = b.object_id) group by class",
            row -> Map.entry(BrakeClass.valueOf(row.text("class")), (int) row.number("n")),
            window,
            SqlArray.uuids(objectIds))
        .forEach(entry -> asked.put(entry.getKey(), entry.getValue()));
    return asked;
  }

  /** People enabled now, and those who were disabled within the window. */
  long people() {
    return database.number(
        "select count(*) as n from systemuser where kind = 'PERSON' and deletedstate = 0"
            + " and (not isdisabled or azureactivedirectoryobjectid in ("
            + "select object_id from brake_ask where state = 'DISABLED' and "
            + IN_WINDOW
            + "))",
        window);
  }

  /** Remembers what became of these now. */
  void remember(List<Asked> asked, State state) {
    if (asked.isEmpty()) {
      return;
    }
    database.update(
        """
        insert into brake_ask as b (object_id, class, state, reason, account_version)
        select object_id, class, ?, reason, version
        from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[])
          as p (object_id, class, reason, version)
        on conflict (object_id, class) do update set (state, reason, account_version, asked_at)
          = (excluded.state, excluded.reason, excluded.account_version, excluded.asked_at)
        """,
        state.name(),
        SqlArray.of("uuid", asked, Asked::objectId),
        SqlArray.of("text", asked, one -> one.brakeClass().name()),
        SqlArray.of("text", asked, one -> one.reason().id()),
        SqlArray.of("int8", asked, Asked::version));
  }

  /** Moves those that were set aside on; the moment they were asked for stands. */
  void move(Collection<UUID> objectIds, State state) {
    if (!objectIds.isEmpty()) {
      database.update(
          "update brake_ask set state = ? where object_id = any(?) and state = 'ASIDE'",
          state.name(),
          SqlArray.uuids(objectIds));
    }
  }

  /** These are decided afresh: what was still to be judged or applied of them is no more. */
  void forgetOpen(Collection<UUID> objectIds) {
    if (!objectIds.isEmpty()) {
      database.update(
          "delete from brake_ask where object_id = any(?) and state in ('ASIDE', 'RELEASED')",
          SqlArray.uuids(objectIds));
    }
  }

  /** Drops what has left the window. */
  void prune() {
    database.update(
        "delete from brake_ask where state in ('HELD', 'DISABLED') and not (" + IN_WINDOW + ")",
        window);
  }
}

package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.entitlement.BrakeClass;
import dev.tenantsync.dynamics.entitlement.Mark;
import dev.tenantsync.dynamics.entitlement.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What was settled before about the disables of some accounts. */
@ApplicationScoped
class Marks {

  /**
   * By object id.
   *
   * @param open those that were set aside or released and are not applied yet
   */
  record Known(Map<UUID, Mark> marks, Set<UUID> open) {

    Set<UUID> members() {
      Set<UUID> members = new HashSet<>();
      marks.forEach(
          (id, mark) -> {
            if (mark.state() != Mark.State.RELEASED) {
              members.add(id);
            }
          });
      return members;
    }
  }

  private final Database database;

  Marks(Database database) {
    this.database = database;
  }

  Known of(Collection<UUID> objectIds) {
    Map<UUID, Mark> marks = new HashMap<>();
    Set<UUID> open = new HashSet<>();
    database.list(
        """
        select m.object_id, m.state, h.class, m.reason, m.account_version, true as member
        from sync_hold_member m join sync_hold h on h.id = m.hold_id
        where m.object_id = any(?) and m.state in ('HELD', 'APPROVED', 'REJECTED')
        union all
        select object_id, state, class, reason, account_version, false
        from brake_ask where object_id = any(?) and state in ('ASIDE', 'RELEASED')
        """,
        row -> {
          UUID id = row.uuid("object_id");
          if (!row.truth("member")) {
            open.add(id);
          }
          if (row.truth("member") || !row.text("state").equals("ASIDE")) {
            marks.putIfAbsent(id, mark(row));
          }
          return id;
        },
        SqlArray.uuids(objectIds),
        SqlArray.uuids(objectIds));
    return new Known(marks, open);
  }

  private static Mark mark(Row row) throws SQLException {
    return new Mark(
        Mark.State.valueOf(row.text("state")),
        BrakeClass.valueOf(row.text("class")),
        Reason.valueOf(row.text("reason")),
        row.number("account_version"));
  }
}

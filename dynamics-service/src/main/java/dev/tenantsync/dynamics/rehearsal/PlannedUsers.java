package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.rehearsal.PlannedUserJson.ReasonJson;
import dev.tenantsync.dynamics.rehearsal.PlannedUserJson.StateJson;
import dev.tenantsync.dynamics.rehearsal.PlannedUserJson.StepJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The users of a plan, page by page in order of their object ids. */
@ApplicationScoped
class PlannedUsers {

  /**
   * Which users to show.
   *
   * @param after the last object id of the page before; null for the first page
   * @param effect null for any
   * @param reason null for any
   */
  record Wanted(
      UUID plan, @Nullable UUID after, @Nullable Effect effect, @Nullable Reason reason, int top) {}

  private final Database database;

  PlannedUsers(Database database) {
    this.database = database;
  }

  List<PlannedUserJson> page(Wanted wanted) {
    return database.list(
        """
        select p.*, a.user_principal_name, u.systemuserid
        from sync_plan_user p
          left join directory_account a using (object_id)
          left join systemuser u on u.azureactivedirectoryobjectid = p.object_id
            and u.deletedstate = 0 and u.kind = 'PERSON'
        where p.plan_id = ? and p.object_id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000')
          and p.effect = coalesce(?::text, p.effect) and p.reason = coalesce(?::text, p.reason)
        order by p.object_id limit ?
        """,
        PlannedUsers::read,
        wanted.plan(),
        wanted.after(),
        wanted.effect() == null ? null : wanted.effect().name(),
        wanted.reason() == null ? null : wanted.reason().id(),
        wanted.top());
  }

  private static PlannedUserJson read(Row row) throws SQLException {
    Effect effect = Effect.valueOf(row.text("effect"));
    String reason = row.text("reason");
    return new PlannedUserJson(
        row.uuid("object_id"),
        row.uuidOrNull("systemuserid"),
        row.textOrNull("user_principal_name"),
        effect.wireName(),
        effect == Effect.HELD,
        new ReasonJson(reason, Reason.ofId(reason).map(Reason::sentence).orElse("")),
        state(row, "before"),
        state(row, "after"),
        steps(row.text("steps")));
  }

  private static @Nullable StateJson state(Row row, String when) throws SQLException {
    if (row.integerOrNull("mode_" + when) == null) {
      return null;
    }
    return new StateJson(
        row.truth("enabled_" + when),
        row.number("mode_" + when),
        row.truth("administrator_" + when),
        row.truth("licensed_" + when));
  }

  private static List<StepJson> steps(String steps) {
    return Arrays.stream(steps.split(",", -1))
        .filter(step -> !step.isEmpty())
        .map(step -> step.split(" ", 2))
        .map(step -> new StepJson(step[0], step[1]))
        .toList();
  }
}

package dev.tenantsync.dynamics.provisioning;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.entitlement.Plan.Step;
import dev.tenantsync.dynamics.entitlement.ProfileColumns.Cut;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.entitlement.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One row per effect, in the effect's own transaction. No names and no addresses. */
@ApplicationScoped
class ProvisioningLog {

  private static final Logger LOG = Logger.getLogger(ProvisioningLog.class);

  private record Entry(Change change, Step step) {}

  private final Database database;
  private final ObjectMapper json;

  ProvisioningLog(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  void write(List<Change> changes, String actor) {
    List<Entry> entries =
        changes.stream()
            .flatMap(
                change ->
                    change.decision().plan().steps().stream().map(step -> new Entry(change, step)))
            .toList();
    database.update(
        """
        insert into provisioning_log
          (object_id, systemuserid, account_version, step, reason, actor, before, after, position)
        select object_id, systemuserid, version, step, reason, ?, before::jsonb, after::jsonb,
          position
        from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[])
          as p (object_id, systemuserid, version, step, reason, before, after, position)
        """,
        actor,
        SqlArray.of("uuid", entries, entry -> entry.change().objectId()),
        SqlArray.of("uuid", entries, entry -> entry.change().systemuserId()),
        SqlArray.of("int8", entries, entry -> entry.change().account().version()),
        SqlArray.of("text", entries, entry -> entry.step().kind().name()),
        SqlArray.of("text", entries, entry -> entry.step().reason().id()),
        SqlArray.of("text", entries, this::before),
        SqlArray.of("text", entries, this::after),
        SqlArray.of("text", entries, entry -> entry.change().account().position()));
    if (LOG.isDebugEnabled()) {
      entries.forEach(
          entry ->
              LOG.debugf(
                  "%s %s %s",
                  entry.change().objectId(), entry.step().kind(), entry.step().reason().id()));
    }
  }

  private @Nullable String before(Entry entry) {
    Optional<Row> row = entry.change().before();
    return row.isPresent() && standing(entry) ? standing(row.get().standing()).toString() : null;
  }

  private @Nullable String after(Entry entry) {
    ObjectNode after =
        standing(entry) ? standing(entry.change().wanted().standing()) : json.createObjectNode();
    if (profile(entry) && !entry.change().wanted().cuts().isEmpty()) {
      ArrayNode cuts = after.putArray("cuts");
      for (Cut cut : entry.change().wanted().cuts()) {
        cuts.addObject()
            .put("column", cut.column())
            .put("width", cut.width())
            .put("length", cut.length());
      }
    }
    return after.isEmpty() ? null : after.toString();
  }

  private ObjectNode standing(Standing standing) {
    return json.createObjectNode()
        .put("isdisabled", !standing.enabled())
        .put("accessmode", standing.accessMode().code());
  }

  private static boolean standing(Entry entry) {
    return switch (entry.step().kind()) {
      case INSERT, DISABLE, SET_MODE, ENABLE -> true;
      case GRANT_SYSTEM_ADMINISTRATOR, REVOKE_SYSTEM_ADMINISTRATOR, UPDATE_PROFILE, UPDATE_STATE ->
          false;
    };
  }

  private static boolean profile(Entry entry) {
    return switch (entry.step().kind()) {
      case INSERT, UPDATE_PROFILE -> true;
      case DISABLE,
          SET_MODE,
          ENABLE,
          GRANT_SYSTEM_ADMINISTRATOR,
          REVOKE_SYSTEM_ADMINISTRATOR,
          UPDATE_STATE ->
          false;
    };
  }
}

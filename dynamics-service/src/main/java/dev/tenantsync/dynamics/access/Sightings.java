package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.access.Sighting.Cause;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.entitlement.TenantRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When facts about somebody became known, what caused them, and what they wait for. */
@ApplicationScoped
class Sightings {

  /** Which edits or effects, newest first, a fact made here rests on. */
  private static final Map<Fact, List<String>> STEPS =
      Map.of(
          Fact.ROW, List.of("INSERT", "DISABLE", "ENABLE"),
          Fact.BLOCK_HERE, List.of("BLOCK", "UNBLOCK"),
          Fact.ACCESS_MODE, List.of("INSERT", "SET_MODE", "CHOOSE_MODE"),
          Fact.SECURITY_ROLES,
              List.of(
                  "GRANT_ROLE",
                  "REMOVE_ROLE",
                  "JOIN_TEAM",
                  "LEAVE_TEAM",
                  "CHANGE_UNIT",
                  "GRANT_SYSTEM_ADMINISTRATOR",
                  "REVOKE_SYSTEM_ADMINISTRATOR"),
          Fact.NON_INTERACTIVE_SLOTS, List.of("INSERT", "DISABLE", "UPDATE_STATE"));

  private final Database database;

  Sightings(Database database) {
    this.database = database;
  }

  /**
   * Of every fact that is known of.
   *
   * @param row null where there is none
   */
  Map<Fact, Sighting> of(UUID objectId, @Nullable UUID row) {
    Map<Fact, Sighting> sightings = new EnumMap<>(Fact.class);
    mirrored(objectId)
        .ifPresent(
            seen ->
                Arrays.stream(Fact.values())
                    .filter(fact -> fact.source() == Fact.Source.DIRECTORY)
                    .forEach(fact -> sightings.put(fact, seen)));
    sightings.putAll(caused(objectId));
    if (row != null) {
      STEPS.forEach(
          (fact, steps) -> logged(row, steps).ifPresent(seen -> sightings.put(fact, seen)));
    }
    return sightings;
  }

  /** What keeps the row from following the facts. */
  List<Evidence> delays(UUID objectId) {
    List<Evidence> delays = new ArrayList<>();
    delays.addAll(
        database.list(
            """
            select reason, state, held_at from sync_hold_member
            where object_id = ? and state in ('HELD', 'REJECTED')
            """,
            row ->
                new Evidence(
                    Fact.HOLD,
                    row.text("reason") + " (" + row.text("state").toLowerCase(Locale.ROOT) + ")",
                    new Sighting(row.instant("held_at"), null)),
            objectId));
    delays.addAll(
        database.list(
            "select cause, attempts, last_at from sync_failure where object_id = ?",
            row ->
                new Evidence(
                    Fact.SYNC_FAILURE,
                    row.text("cause") + " (attempts: " + row.number("attempts") + ")",
                    new Sighting(row.instant("last_at"), null)),
            objectId));
    return delays;
  }

  private Optional<Sighting> mirrored(UUID objectId) {
    return database.first(
        "select seen_at as at, position from directory_account where object_id = ?",
        Sightings::sighting,
        objectId);
  }

  /** Of a fact that several changes made, the newest. */
  private Map<Fact, Sighting> caused(UUID objectId) {
    Map<Fact, Sighting> sightings = new EnumMap<>(Fact.class);
    database
        .list(
            """
            select distinct on (fact) fact, at, actor, correlation_id, position, seen_at
            from current_cause
            where object_id = ? and fact <> 'PROFILE'
              and (fact <> 'DIRECTORY_ROLES' or role_template_id = any(?))
            order by fact, at desc
            """,
            row ->
                Map.entry(
                    Fact.valueOf(row.text("fact")),
                    new Sighting(
                        row.instant("seen_at"),
                        row.textOrNull("position"),
                        new Cause(
                            row.instant("at"),
                            row.text("actor"),
                            row.textOrNull("correlation_id")))),
            objectId,
            SqlArray.uuids(Arrays.stream(TenantRole.values()).map(TenantRole::templateId).toList()))
        .forEach(one -> sightings.put(one.getKey(), one.getValue()));
    return sightings;
  }

  private Optional<Sighting> logged(UUID row, List<String> steps) {
    return database.first(
        """
        select at, position from provisioning_log
        where systemuserid = ? and step = any(?) order by id desc limit 1
        """,
        Sightings::sighting,
        row,
        SqlArray.texts(steps));
  }

  private static Sighting sighting(Row row) throws SQLException {
    Instant at = row.instant("at");
    return new Sighting(at, row.textOrNull("position"));
  }
}

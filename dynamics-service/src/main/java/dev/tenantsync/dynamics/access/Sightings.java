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
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

  /**
   * Everything that is known. Of a fact that several changes made, the newest; of the log the
   * newest step of each kind.
   */
  private static final String SELECT =
      """
      select 'MIRRORED' as source, null as name, null as value, seen_at as at, position,
        null::timestamptz as caused_at, null as actor, null as correlation_id, 0::bigint as place
      from directory_account where object_id = ?
      union all
      (select distinct on (fact) 'CAUSED', fact, null, seen_at, position, at, actor, correlation_id, 0
       from current_cause
       where object_id = ? and fact <> 'PROFILE'
         and (fact <> 'DIRECTORY_ROLES' or role_template_id = any(?))
       order by fact, at desc)
      union all
      (select distinct on (step) 'LOGGED', step, null, at, position, null, null, null, id
       from provisioning_log where systemuserid = ? and step = any(?)
       order by step, id desc)
      union all
      select 'HELD', reason, lower(state), held_at, null, null, null, null, 0
      from sync_hold_member where object_id = ? and state in ('HELD', 'REJECTED')
      union all
      select 'FAILED', cause, attempts::text, last_at, null, null, null, null, 0
      from sync_failure where object_id = ?
      """;

  private static final SqlArray TEMPLATES =
      SqlArray.uuids(Arrays.stream(TenantRole.values()).map(TenantRole::templateId).toList());

  private static final SqlArray LOGGED =
      SqlArray.texts(STEPS.values().stream().flatMap(List::stream).distinct().toList());

  private enum Source {
    MIRRORED,
    CAUSED,
    LOGGED,
    HELD,
    FAILED
  }

  /**
   * One thing that is known.
   *
   * @param name of a fact, of a step of the log, or of what is the matter
   * @param place in the log
   */
  private record Line(
      Source source,
      @Nullable String name,
      @Nullable String value,
      Sighting sighting,
      long place) {}

  /**
   * What is known of somebody.
   *
   * @param sightings of every fact that is known of
   * @param delays what keeps the row from following the facts
   */
  record Known(Map<Fact, Sighting> sightings, List<Evidence> delays) {}

  private final Database database;

  Sightings(Database database) {
    this.database = database;
  }

  /**
   * @param row null where there is none
   */
  Known of(UUID objectId, @Nullable UUID row) {
    Map<Source, List<Line>> lines = new EnumMap<>(Source.class);
    database
        .list(
            SELECT, Sightings::line, objectId, objectId, TEMPLATES, row, LOGGED, objectId, objectId)
        .forEach(line -> lines.computeIfAbsent(line.source(), one -> new ArrayList<>()).add(line));
    List<Evidence> delays = new ArrayList<>();
    lines.getOrDefault(Source.HELD, List.of()).forEach(line -> delays.add(held(line)));
    lines.getOrDefault(Source.FAILED, List.of()).forEach(line -> delays.add(failed(line)));
    return new Known(sightings(lines), delays);
  }

  private static Map<Fact, Sighting> sightings(Map<Source, List<Line>> lines) {
    Map<Fact, Sighting> sightings = new EnumMap<>(Fact.class);
    for (Line seen : lines.getOrDefault(Source.MIRRORED, List.of())) {
      Arrays.stream(Fact.values())
          .filter(fact -> fact.source() == Fact.Source.DIRECTORY)
          .forEach(fact -> sightings.put(fact, seen.sighting()));
    }
    lines
        .getOrDefault(Source.CAUSED, List.of())
        .forEach(line -> sightings.put(Fact.valueOf(String.valueOf(line.name())), line.sighting()));
    List<Line> logged = lines.getOrDefault(Source.LOGGED, List.of());
    STEPS.forEach(
        (fact, steps) ->
            logged.stream()
                .filter(line -> steps.contains(line.name()))
                .max(Comparator.comparingLong(Line::place))
                .ifPresent(line -> sightings.put(fact, line.sighting())));
    return sightings;
  }

  private static Evidence held(Line line) {
    return new Evidence(Fact.HOLD, line.name() + " (" + line.value() + ")", line.sighting());
  }

  private static Evidence failed(Line line) {
    return new Evidence(
        Fact.SYNC_FAILURE, line.name() + " (attempts: " + line.value() + ")", line.sighting());
  }

  private static Line line(Row row) throws SQLException {
    Instant caused = row.instantOrNull("caused_at");
    return new Line(
        Source.valueOf(row.text("source")),
        row.textOrNull("name"),
        row.textOrNull("value"),
        new Sighting(
            row.instant("at"),
            row.textOrNull("position"),
            caused == null
                ? null
                : new Cause(caused, row.text("actor"), row.textOrNull("correlation_id"))),
        row.number("place"));
  }
}

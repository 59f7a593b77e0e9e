package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds who an id means and gathers what the gates ask for, in a transaction that cannot write. */
@ApplicationScoped
class Applicants {

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
  private final Provisioner provisioner;

  Applicants(Database database, Provisioner provisioner) {
    this.database = database;
    this.provisioner = provisioner;
  }

  /**
   * An applicant and the ids it is known by.
   *
   * @param systemuserId null where there is no row
   */
  record Found(@Nullable UUID systemuserId, UUID objectId, Applicant applicant) {}

  private record Ids(@Nullable UUID systemuserId, UUID objectId) {}

  /** By systemuserid or object id; empty for an id that neither table nor mirror knows. */
  @Transactional
  Optional<Found> find(UUID id) {
    database.update("set transaction isolation level repeatable read, read only");
    return ids(id).map(this::gather);
  }

  private Optional<Ids> ids(UUID id) {
    return database
        .first(
            """
            select systemuserid, azureactivedirectoryobjectid as objectid from systemuser
            where kind = 'PERSON' and (systemuserid = ? or azureactivedirectoryobjectid = ?)
            order by deletedstate limit 1
            """,
            row -> new Ids(row.uuid("systemuserid"), row.uuid("objectid")),
            id,
            id)
        .or(
            () ->
                database.first(
                    "select object_id from directory_account where object_id = ?",
                    row -> new Ids(null, row.uuid("object_id")),
                    id));
  }

  private Found gather(Ids ids) {
    Map<Fact, Sighting> sightings = new EnumMap<>(Fact.class);
    sightings.putAll(seenInDirectory(ids.objectId()));
    UUID row = ids.systemuserId();
    if (row != null) {
      STEPS.forEach(
          (fact, steps) -> seenHere(row, steps).ifPresent(seen -> sightings.put(fact, seen)));
      held(ids.objectId()).ifPresent(seen -> sightings.put(Fact.HOLD, seen));
    }
    Applicant applicant =
        new Applicant(
            provisioner.factsOf(ids.objectId()),
            provisioner.rowOf(ids.objectId()),
            roles(row),
            provisioner.environment(),
            sightings);
    return new Found(row, ids.objectId(), applicant);
  }

  private List<String> roles(@Nullable UUID row) {
    return database.list(
        """
        select distinct r.name from effective_role g join securityrole r using (roleid)
        where g.systemuserid = ?::uuid order by r.name
        """,
        found -> found.text("name"),
        row);
  }

  private Map<Fact, Sighting> seenInDirectory(UUID objectId) {
    Map<Fact, Sighting> sightings = new EnumMap<>(Fact.class);
    Optional<Sighting> seen =
        database.first(
            "select seen_at as at, position from directory_account where object_id = ?",
            Applicants::sighting,
            objectId);
    for (Fact fact : Fact.values()) {
      if (fact.source() == Fact.Source.DIRECTORY) {
        seen.ifPresent(sighting -> sightings.put(fact, sighting));
      }
    }
    return sightings;
  }

  private Optional<Sighting> held(UUID objectId) {
    return database.first(
        """
        select held_at as at, null::text as position from sync_hold_member
        where object_id = ? and state in ('HELD', 'REJECTED')
        """,
        Applicants::sighting,
        objectId);
  }

  private Optional<Sighting> seenHere(UUID row, List<String> steps) {
    return database.first(
        """
        select at, position from provisioning_log
        where systemuserid = ? and step = any(?) order by id desc limit 1
        """,
        Applicants::sighting,
        row,
        SqlArray.texts(steps));
  }

  private static Sighting sighting(Row row) throws SQLException {
    Instant at = row.instant("at");
    return new Sighting(at, row.textOrNull("position"));
  }
}

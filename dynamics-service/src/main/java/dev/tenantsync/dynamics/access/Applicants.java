package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.privilege.Privileges;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds who an id means and gathers what the gates ask for, in a transaction that cannot write. */
@ApplicationScoped
public class Applicants {

  private final Database database;
  private final Provisioner provisioner;
  private final Sightings sightings;

  Applicants(Database database, Provisioner provisioner, Sightings sightings) {
    this.database = database;
    this.provisioner = provisioner;
    this.sightings = sightings;
  }

  /**
   * An applicant and the ids it is known by.
   *
   * @param systemuserId null where there is no row
   */
  public record Found(@Nullable UUID systemuserId, UUID objectId, Applicant applicant) {}

  private record Ids(@Nullable UUID systemuserId, UUID objectId) {}

  /** By systemuserid or object id; empty for an id that neither table nor mirror knows. */
  @Transactional
  public Optional<Found> find(UUID id) {
    database.update("set transaction isolation level repeatable read, read only");
    return ids(id).map(this::gather);
  }

  /** Somebody of whom nothing is known here. */
  @Transactional
  public Found unknown(UUID objectId) {
    return new Found(
        null,
        objectId,
        new Applicant(
            Optional.empty(), Optional.empty(), List.of(), provisioner.environment(), Map.of()));
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
    UUID row = ids.systemuserId();
    Optional<Row> known = provisioner.rowOf(ids.objectId());
    Applicant applicant =
        new Applicant(
            provisioner.factsOf(ids.objectId()),
            known,
            known.map(Row::standing),
            roles(row),
            Privileges.NONE,
            provisioner.environment(),
            sightings.of(ids.objectId(), row),
            sightings.delays(ids.objectId()));
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
}

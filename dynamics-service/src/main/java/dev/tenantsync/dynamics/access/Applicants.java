package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.access.Sightings.Known;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.privilege.Privileges;
import dev.tenantsync.dynamics.provisioning.Situation;
import dev.tenantsync.dynamics.provisioning.Situations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds who an id means and gathers what the gates ask for, in a transaction that cannot write. */
@ApplicationScoped
public class Applicants {

  private static final String SELECT =
      Situations.select(
          """
          array(select distinct r.name from effective_role g join securityrole r using (roleid)
            where g.systemuserid = ?::uuid order by r.name) as roles""");

  private final Database database;
  private final Situations situations;
  private final Sightings sightings;

  Applicants(Database database, Situations situations, Sightings sightings) {
    this.database = database;
    this.situations = situations;
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
  public Found unknown(UUID objectId) {
    return new Found(
        null,
        objectId,
        new Applicant(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            situations.of(objectId).environment(),
            Map.of()));
  }

  private Optional<Ids> ids(UUID id) {
    return database.first(
        """
        (select systemuserid, azureactivedirectoryobjectid as objectid from systemuser
         where kind = 'PERSON' and (systemuserid = ? or azureactivedirectoryobjectid = ?)
         order by deletedstate limit 1)
        union all
        select null, object_id from directory_account where object_id = ?
        order by systemuserid nulls last limit 1
        """,
        row -> new Ids(row.uuidOrNull("systemuserid"), row.uuid("objectid")),
        id,
        id,
        id);
  }

  private Found gather(Ids ids) {
    Known known = sightings.of(ids.objectId(), ids.systemuserId());
    Applicant applicant =
        database
            .first(
                SELECT,
                row -> applicant(row, known),
                situations.arguments(ids.objectId(), ids.systemuserId()))
            .orElseThrow();
    return new Found(ids.systemuserId(), ids.objectId(), applicant);
  }

  private Applicant applicant(Row row, Known known) throws SQLException {
    Situation situation = situations.read(row);
    return new Applicant(
        situation.facts(),
        situation.row(),
        situation.row().map(dev.tenantsync.dynamics.entitlement.Row::standing),
        row.texts("roles"),
        Privileges.NONE,
        situation.environment(),
        known.sightings(),
        known.delays());
  }
}

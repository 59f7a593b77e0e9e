package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.access.Entrant.RowIds;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Standing;
import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the gates ask for, for every call anew: whoever loses a licence, a role or the row is
 * out with the next call, however long the token still lives.
 */
@ApplicationScoped
public class Entrants {

  private static final String SELECT =
      """
      select u.systemuserid, u.businessunitid, u.azureactivedirectoryobjectid, u.isdisabled,
        u.disabledreasonid, u.accessmode,
        array(select distinct r.name from effective_role g join securityrole r using (roleid)
          where g.systemuserid = u.systemuserid order by r.name) as roles,
        array(select p.name || ' ' || max(held.depth)
          from effective_privilege held join privilege p using (privilegeid)
          where held.systemuserid = u.systemuserid group by p.name) as privileges
      from systemuser u where\s""";

  private final Database database;
  private final Provisioner provisioner;

  Entrants(Database database, Provisioner provisioner) {
    this.database = database;
    this.provisioner = provisioner;
  }

  private record Found(
      RowIds ids,
      @Nullable UUID objectId,
      Standing standing,
      List<String> roles,
      Privileges privileges) {}

  /** A person, by the directory's object id. */
  public Entrant person(UUID objectId) {
    return snapshot(
        () ->
            found("u.kind = 'PERSON' and u.azureactivedirectoryobjectid = ?", objectId)
                .map(this::entrant)
                .orElseGet(() -> withoutRow(objectId)));
  }

  /** A program, by its application id. */
  public Entrant program(UUID applicationId) {
    return snapshot(
        () ->
            found("u.kind = 'APPLICATION' and u.applicationid = ?", applicationId)
                .map(this::entrant)
                .orElseGet(() -> withoutRow(null)));
  }

  /** A person or program, by systemuserid; empty where there is no such row. */
  public Optional<Entrant> user(UUID systemuserId) {
    return snapshot(
        () ->
            found("u.kind in ('PERSON', 'APPLICATION') and u.systemuserid = ?", systemuserId)
                .map(this::entrant));
  }

  /**
   * Everything read at one moment. A step of a change set reads in the transaction under way, which
   * holds the guard: a second connection could be one that waits for that guard's waiters.
   */
  private <T> T snapshot(Supplier<T> reading) {
    if (database.inTransaction()) {
      return reading.get();
    }
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              database.update("set transaction isolation level repeatable read, read only");
              return reading.get();
            });
  }

  private Optional<Found> found(String condition, UUID id) {
    return database.first(
        SELECT + condition + " order by u.deletedstate limit 1", Entrants::read, id);
  }

  private Entrant entrant(Found found) {
    UUID objectId = found.objectId();
    return new Entrant(
        Optional.of(found.ids()),
        new Applicant(
            Optional.ofNullable(objectId).flatMap(provisioner::factsOf),
            Optional.ofNullable(objectId).flatMap(provisioner::rowOf),
            Optional.of(found.standing()),
            found.roles(),
            found.privileges(),
            provisioner.environment(),
            Map.of()));
  }

  private Entrant withoutRow(@Nullable UUID objectId) {
    return new Entrant(
        Optional.empty(),
        new Applicant(
            Optional.ofNullable(objectId).flatMap(provisioner::factsOf),
            Optional.empty(),
            List.of(),
            provisioner.environment(),
            Map.of()));
  }

  private static Found read(Row row) throws SQLException {
    String reason = row.textOrNull("disabledreasonid");
    return new Found(
        new RowIds(row.uuid("systemuserid"), row.uuid("businessunitid")),
        row.uuidOrNull("azureactivedirectoryobjectid"),
        new Standing(
            !row.truth("isdisabled"),
            AccessMode.ofCode((int) row.number("accessmode")).orElseThrow(),
            Optional.ofNullable(reason).flatMap(Reason::ofId).orElse(null)),
        row.texts("roles"),
        privileges(row.texts("privileges")));
  }

  /** Each a name and a depth; what an older version does not know, it does not grant. */
  private static Privileges privileges(List<String> held) {
    return new Privileges(
        held.stream()
            .map(text -> text.split(" ", 2))
            .filter(parts -> Privilege.named(parts[0]).isPresent())
            .collect(
                Collectors.toMap(
                    parts -> Privilege.named(parts[0]).orElseThrow(),
                    parts -> Depth.ofCode(Integer.parseInt(parts[1])).orElseThrow())));
  }
}

package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.access.Entrant.RowIds;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.Environment;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Slots;
import dev.tenantsync.dynamics.entitlement.Standing;
import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import dev.tenantsync.dynamics.provisioning.Situation;
import dev.tenantsync.dynamics.provisioning.Situations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the gates ask for, for every call anew: whoever loses a licence, a role or the row is
 * out with the next call, however long the token still lives.
 */
@ApplicationScoped
public class Entrants {

  /** Of the row {@code u}; empty where there is none. */
  private static final String RIGHTS =
      """
      u.businessunitid as unit,
        array(select distinct r.name from effective_role g join securityrole r using (roleid)
          where g.systemuserid = u.systemuserid order by r.name) as roles,
        array(select p.name || ' ' || max(held.depth)
          from effective_privilege held join privilege p using (privilegeid)
          where held.systemuserid = u.systemuserid group by p.name) as privileges""";

  private static final String PERSON = Situations.select(RIGHTS);

  private static final String ROW =
      "select "
          + RIGHTS
          + ", u.systemuserid, u.azureactivedirectoryobjectid, u.isdisabled, u.disabledreasonid,"
          + " u.accessmode from systemuser u where ";

  /** Of the rules nothing is asked where the sync has no say. */
  private static final Environment NOT_ASKED =
      new Environment(new Slots(0, 0, List.of()), false, false);

  private final Database database;
  private final Situations situations;

  Entrants(Database database, Situations situations) {
    this.database = database;
    this.situations = situations;
  }

  /** Somebody's row by itself, whatever the directory says. */
  private record Found(@Nullable UUID objectId, Entrant entrant) {

    /** As a person stands by what the directory says. */
    Entrant in(Situation situation) {
      Applicant alone = entrant.applicant();
      return new Entrant(
          entrant.row(),
          new Applicant(
              situation.facts(),
              situation.row(),
              alone.standing(),
              alone.securityRoles(),
              alone.privileges(),
              situation.environment(),
              Map.of()));
    }
  }

  /** A person, by the directory's object id. */
  public Entrant person(UUID objectId) {
    return database.first(PERSON, this::person, situations.arguments(objectId)).orElseThrow();
  }

  /** A program, by its application id. */
  public Entrant program(UUID applicationId) {
    return database
        .first(
            ROW + "u.kind = 'APPLICATION' and u.applicationid = ? order by u.deletedstate limit 1",
            row -> found(row).entrant(),
            applicationId)
        .orElseGet(Entrants::unknownProgram);
  }

  /** A person or program, by systemuserid; empty where there is no such row. */
  public Optional<Entrant> user(UUID systemuserId) {
    return snapshot(
        () ->
            database
                .first(
                    ROW + "u.kind in ('PERSON', 'APPLICATION') and u.systemuserid = ?",
                    Entrants::found,
                    systemuserId)
                .map(
                    found ->
                        found.objectId() == null
                            ? found.entrant()
                            : found.in(situations.of(found.objectId()))));
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

  private Entrant person(Row row) throws SQLException {
    Situation situation = situations.read(row);
    return row.uuidOrNull("systemuserid") == null
        ? new Entrant(
            Optional.empty(),
            new Applicant(
                situation.facts(), situation.row(), List.of(), situation.environment(), Map.of()))
        : found(row).in(situation);
  }

  private static Entrant unknownProgram() {
    return new Entrant(
        Optional.empty(),
        new Applicant(Optional.empty(), Optional.empty(), List.of(), NOT_ASKED, Map.of()));
  }

  private static Found found(Row row) throws SQLException {
    String reason = row.textOrNull("disabledreasonid");
    Standing standing =
        new Standing(
            !row.truth("isdisabled"),
            AccessMode.ofCode((int) row.number("accessmode")).orElseThrow(),
            Optional.ofNullable(reason).flatMap(Reason::ofId).orElse(null));
    Applicant alone =
        new Applicant(
            Optional.empty(),
            Optional.empty(),
            Optional.of(standing),
            row.texts("roles"),
            privileges(row.texts("privileges")),
            NOT_ASKED,
            Map.of());
    return new Found(
        row.uuidOrNull("azureactivedirectoryobjectid"),
        new Entrant(Optional.of(new RowIds(row.uuid("systemuserid"), row.uuid("unit"))), alone));
  }

  /** Each a name and a depth; what an older version does not know, it does not grant. */
  private static Privileges privileges(List<String> held) {
    Map<Privilege, Depth> known = new EnumMap<>(Privilege.class);
    for (String text : held) {
      int space = text.indexOf(' ');
      Privilege.named(text.substring(0, space))
          .ifPresent(
              privilege ->
                  known.put(
                      privilege,
                      Depth.ofCode(Integer.parseInt(text.substring(space + 1))).orElseThrow()));
    }
    return new Privileges(known);
  }
}

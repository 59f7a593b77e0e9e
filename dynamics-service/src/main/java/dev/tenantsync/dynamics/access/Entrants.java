package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.access.Entrant.RowIds;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.Environment;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Slots;
import dev.tenantsync.dynamics.entitlement.Standing;
import dev.tenantsync.dynamics.provisioning.Situation;
import dev.tenantsync.dynamics.provisioning.Situations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the gates ask for, for every call anew: whoever loses a licence, a role or the row is
 * out with the next call, however long the token still lives.
 */
@ApplicationScoped
public class Entrants {

  private static final String STANDING =
      "u.systemuserid, u.azureactivedirectoryobjectid, u.isdisabled, u.disabledreasonid,"
          + " u.accessmode";

  /** Of the rules nothing is asked where the sync has no say. */
  private static final Environment NOT_ASKED =
      new Environment(new Slots(0, 0, List.of()), false, false);

  private final Database database;
  private final Situations situations;
  private final KnownRights rights;

  Entrants(Database database, Situations situations, KnownRights rights) {
    this.database = database;
    this.situations = situations;
    this.rights = rights;
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
    return ask(Situations::select, this::person, situations.arguments(objectId)).orElseThrow();
  }

  /** A program, by its application id. */
  public Entrant program(UUID applicationId) {
    return ask(
            columns ->
                row(columns, "u.kind = 'APPLICATION' and u.applicationid = ?")
                    + " order by u.deletedstate limit 1",
            (row, held) -> found(row, held).entrant(),
            applicationId)
        .orElseGet(Entrants::unknownProgram);
  }

  /** A person or program, by systemuserid; empty where there is no such row. */
  public Optional<Entrant> user(UUID systemuserId) {
    return snapshot(
        () ->
            ask(
                    columns ->
                        row(columns, "u.kind in ('PERSON', 'APPLICATION') and u.systemuserid = ?"),
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

  /** Makes somebody of a row and the rights that it holds. */
  private interface Reading<T> {
    T read(Row row, Rights held) throws SQLException;
  }

  /** One statement, but for the first who holds such roles: then another, that tells all of it. */
  private <T> Optional<T> ask(
      UnaryOperator<String> statement, Reading<T> reading, @Nullable Object... arguments) {
    Optional<Optional<T>> known =
        database.first(
            statement.apply(KnownRights.KEY),
            row -> {
              Optional<Rights> held = rights.find(row);
              return held.isPresent()
                  ? Optional.of(reading.read(row, held.get()))
                  : Optional.<T>empty();
            },
            arguments);
    return known.isEmpty() || known.get().isPresent()
        ? known.flatMap(found -> found)
        : database.first(
            statement.apply(KnownRights.WHOLE),
            row -> reading.read(row, rights.read(row)),
            arguments);
  }

  private static String row(String columns, String condition) {
    return "select " + columns + ", " + STANDING + " from systemuser u where " + condition;
  }

  private Entrant person(Row row, Rights held) throws SQLException {
    Situation situation = situations.read(row);
    return row.uuidOrNull("systemuserid") == null
        ? new Entrant(
            Optional.empty(),
            new Applicant(
                situation.facts(), situation.row(), List.of(), situation.environment(), Map.of()))
        : found(row, held).in(situation);
  }

  private static Entrant unknownProgram() {
    return new Entrant(
        Optional.empty(),
        new Applicant(Optional.empty(), Optional.empty(), List.of(), NOT_ASKED, Map.of()));
  }

  private static Found found(Row row, Rights held) throws SQLException {
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
            held.roles(),
            held.privileges(),
            NOT_ASKED,
            Map.of());
    return new Found(
        row.uuidOrNull("azureactivedirectoryobjectid"),
        new Entrant(Optional.of(new RowIds(row.uuid("systemuserid"), row.uuid("unit"))), alone));
  }
}

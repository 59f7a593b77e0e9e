package dev.tenantsync.dynamics.reconcile;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Tells failures of one user's data from those of the database: the latter say nothing about
 * whoever happened to be in the batch.
 */
final class Trouble {

  /**
   * SQLState classes: connection, a plan from before a migration, transaction state, rollback,
   * resources, intervention, system.
   */
  private static final Set<String> OF_THE_DATABASE =
      Set.of("08", "0A", "25", "40", "53", "55", "57", "58", "XX");

  /** A connection that was told of a migration in this way has forgotten all of its plans. */
  private static final Set<String> PASSING = Set.of("0A", "40");

  private Trouble() {}

  static boolean ofTheDatabase(Throwable failure) {
    return sql(failure)
        .map(
            cause ->
                cause.getSQLState() == null
                    || cause.getSQLState().length() < 2
                    || in(OF_THE_DATABASE, cause))
        .orElse(false);
  }

  /** Serialization failures, deadlocks and outdated plans pass by themselves. */
  static boolean passing(Throwable failure) {
    return sql(failure).map(cause -> in(PASSING, cause)).orElse(false);
  }

  private static boolean in(Set<String> classes, SQLException cause) {
    String state = cause.getSQLState();
    return state != null && state.length() >= 2 && classes.contains(state.substring(0, 2));
  }

  /** What to show of it. */
  static String cause(Throwable failure) {
    return sql(failure)
        .map(cause -> "SQLState " + cause.getSQLState() + ": " + cause.getMessage())
        .orElseGet(() -> failure.getClass().getSimpleName() + ": " + failure.getMessage());
  }

  private static Optional<SQLException> sql(Throwable failure) {
    Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof SQLException found) {
        return Optional.of(found);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }
}

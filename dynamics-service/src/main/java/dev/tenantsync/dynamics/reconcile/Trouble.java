package dev.tenantsync.dynamics.reconcile;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Tells failures of one user's data from those of the database: the latter say nothing about
 * whoever happened to be in the batch.
 */
final class Trouble {

  /** SQLState classes: connection, transaction state, rollback, resources, intervention, system. */
  private static final Set<String> OF_THE_DATABASE =
      Set.of("08", "25", "40", "53", "55", "57", "58", "XX");

  private Trouble() {}

  static boolean ofTheDatabase(Throwable failure) {
    return sql(failure)
        .map(
            cause ->
                cause.getSQLState() == null
                    || cause.getSQLState().length() < 2
                    || OF_THE_DATABASE.contains(cause.getSQLState().substring(0, 2)))
        .orElse(false);
  }

  /** Serialization failures and deadlocks pass by themselves. */
  static boolean passing(Throwable failure) {
    return sql(failure)
        .map(cause -> cause.getSQLState() != null && cause.getSQLState().startsWith("40"))
        .orElse(false);
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

package dev.tenantsync.dynamics.database;

import java.sql.SQLException;

/** A statement failed; the transaction it ran in has to be rolled back. */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DatabaseException(SQLException cause) {
    super(cause.getMessage(), cause);
  }

  /** Whether it lost against another transaction, by deadlock or order: once more may succeed. */
  public boolean lostRace() {
    return getCause() instanceof SQLException failure
        && failure.getSQLState() != null
        && failure.getSQLState().startsWith("40");
  }
}

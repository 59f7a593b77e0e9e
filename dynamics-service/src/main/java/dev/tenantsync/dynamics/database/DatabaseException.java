package dev.tenantsync.dynamics.database;

import dev.tenantsync.bootstrap.database.DatabaseFault;
import java.sql.SQLException;
import java.util.Optional;

/** A statement failed; the transaction it ran in has to be rolled back. */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean alone;

  public DatabaseException(SQLException cause) {
    this(cause, false);
  }

  /**
   * @param alone whether it was a write in no transaction, which commits itself
   */
  DatabaseException(SQLException cause, boolean alone) {
    super(cause.getMessage(), cause);
    this.alone = alone;
  }

  /** What it says about the database; empty where the statement or its values are at fault. */
  public Optional<DatabaseFault> fault() {
    return DatabaseFault.in(getCause())
        .map(fault -> alone && fault == DatabaseFault.CUT ? DatabaseFault.UNCERTAIN : fault);
  }

  /** Whether this is what the database said of it, an SQLState. */
  public boolean hasState(String state) {
    return getCause() instanceof SQLException failure && state.equals(failure.getSQLState());
  }
}

package dev.tenantsync.dynamics.database;

import java.sql.SQLException;

/** A statement failed; the transaction it ran in has to be rolled back. */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DatabaseException(SQLException cause) {
    super(cause.getMessage(), cause);
  }
}

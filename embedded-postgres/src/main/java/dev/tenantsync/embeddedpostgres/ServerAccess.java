package dev.tenantsync.embeddedpostgres;

/**
 * How to reach a running server.
 *
 * @param port on the loopback interface
 * @param password generated at first start
 */
public record ServerAccess(int port, String password) {

  static final String USERNAME = "postgres";

  /** The URL for the PostgreSQL driver; batches of inserts are rewritten into one statement. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?reWriteBatchedInserts=true";
  }

  /** The owner of the database. */
  public String username() {
    return USERNAME;
  }

  /** Leaves the password out, so that it never reaches a log. */
  @Override
  public String toString() {
    return "ServerAccess[" + jdbcUrl() + "]";
  }
}

package dev.tenantsync.office365;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Somebody else's transaction, so that a test decides what happens while it is open. */
public final class OpenTransaction implements AutoCloseable {

  private final Connection connection;

  public OpenTransaction(DataSource pool) throws SQLException {
    connection = pool.getConnection();
    connection.setAutoCommit(false);
  }

  public OpenTransaction run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return this;
  }

  /** Waits until another transaction waits for this one. */
  public OpenTransaction awaitBlocking() {
    await().until(this::isBlocking);
    return this;
  }

  private boolean isBlocking() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select exists (select from pg_locks"
                    + " where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))")) {
      result.next();
      return result.getBoolean(1);
    }
  }

  public void commit() throws SQLException {
    connection.commit();
  }

  /** Rolls back what was not committed. */
  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    connection.close();
  }
}

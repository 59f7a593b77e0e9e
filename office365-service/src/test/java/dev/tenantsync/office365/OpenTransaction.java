package dev.tenantsync.office365;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Somebody else's transaction, so that a test decides what happens while it is open. */
public final class OpenTransaction implements AutoCloseable {

  /** What its session is called in the server's list. */
  public static final String NAME = "held open by a test";

  private final Connection connection;

  public OpenTransaction(DataSource pool) throws SQLException {
    connection = pool.getConnection();
    connection.setAutoCommit(false);
    run("set local application_name = '" + NAME + "'");
  }

  public OpenTransaction run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return this;
  }

  /** Waits until another transaction waits for this one. */
  public OpenTransaction awaitBlocking() {
    return awaitBlocking(1);
  }

  /** Waits until so many others wait for this one, each for itself. */
  public OpenTransaction awaitBlocking(int transactions) {
    await().until(() -> blocks() >= transactions);
    return this;
  }

  /** The server's process that it runs in. */
  public int pid() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select pg_backend_pid()")) {
      result.next();
      return result.getInt(1);
    }
  }

  /** How many others wait for this one. */
  public int blocks() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select count(distinct pid) from pg_locks"
                    + " where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))")) {
      result.next();
      return result.getInt(1);
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

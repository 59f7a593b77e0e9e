package dev.tenantsync.dynamics.systemuser;

import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The row that everything which decides locks first, held as another writer would hold it. */
@ApplicationScoped
public class Guard {

  private final DataSource pool;

  Guard(DataSource pool) {
    this.pool = pool;
  }

  public Held hold() throws SQLException {
    Connection connection = pool.getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("select from environment_guard for update").close();
    }
    return new Held(connection);
  }

  /** Lets go when closed. */
  public record Held(Connection connection) implements AutoCloseable {

    /** Waits until so many transactions wait for a row. */
    public void awaitWaiting(int transactions) {
      await().until(() -> waiting() >= transactions);
    }

    private int waiting() throws SQLException {
      try (Statement statement = connection.createStatement()) {
        // Within a transaction the server shows the same activity again unless told not to.
        statement.executeQuery("select pg_stat_clear_snapshot()").close();
        try (ResultSet result =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
          result.next();
          return result.getInt(1);
        }
      }
    }

    @Override
    public void close() throws SQLException {
      connection.rollback();
      connection.setAutoCommit(true);
      connection.close();
    }
  }
}

package dev.tenantsync.benchmark.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Dynamics' own database, looked into to check what the service did; never written. */
public record DynamicsDatabase(String url, String password) {

  static DynamicsDatabase in(Path folder, int port) {
    try {
      return new DynamicsDatabase(
          "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
          Files.readString(folder.resolve("password")).strip());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Rows of people who are licensed and enabled. */
  public long licensedRows() {
    return number("select count(*) from systemuser where islicensed and not isdisabled");
  }

  /** A transaction that began after all that were committed so far. */
  public long transaction() {
    return number("select pg_current_xact_id()::text::bigint");
  }

  /** Rows of a table that were inserted or updated by that transaction or a later one. */
  public long rowsWrittenSince(String table, long transaction) {
    return number(
        "select count(*) from %s where xmin::text::bigint >= %d".formatted(table, transaction));
  }

  private long number(String sql) {
    try (Connection connection = DriverManager.getConnection(url, "postgres", password);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException("cannot look into Dynamics' database: " + sql, failure);
    }
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return url;
  }
}

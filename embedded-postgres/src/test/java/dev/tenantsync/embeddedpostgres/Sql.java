package dev.tenantsync.embeddedpostgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** SQL against a server under test. */
final class Sql {

  private Sql() {}

  static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = connect(server.jdbcUrl(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String query(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = connect(server.jdbcUrl(), server.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  static Connection connect(String jdbcUrl, String password) throws SQLException {
    return DriverManager.getConnection(jdbcUrl, ServerAccess.USERNAME, password);
  }
}

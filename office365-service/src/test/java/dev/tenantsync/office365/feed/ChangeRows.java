package dev.tenantsync.office365.feed;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What happens to the log from outside: backups restored, rows that age. */
@ApplicationScoped
class ChangeRows {

  private final AgroalDataSource database;

  ChangeRows(AgroalDataSource database) {
    this.database = database;
  }

  int execute(String sql) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              try (Connection connection = database.getConnection();
                  Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
              }
            });
  }

  String query(String sql) {
    return QuarkusTransaction.requiringNew().call(() -> read(sql));
  }

  private String read(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      StringBuilder text = new StringBuilder();
      while (rows.next()) {
        text.append(rows.getString(1)).append('\n');
      }
      return text.toString().strip();
    }
  }
}

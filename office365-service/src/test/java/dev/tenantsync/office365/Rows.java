package dev.tenantsync.office365;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Looks into the database, and changes it behind the API's back, for what no route shows or does.
 */
@ApplicationScoped
public class Rows {

  private final AgroalDataSource database;

  Rows(AgroalDataSource database) {
    this.database = database;
  }

  /** How many changes are logged in all. */
  public int changes() {
    return Integer.parseInt(text("select count(*) from change"));
  }

  /** The kinds of an object's changes with their properties, oldest first. */
  public List<String> changesOf(String resource, String id) {
    return query(
        "select kind || coalesce(' ' || related_id, '')"
            + " || coalesce(nullif(' ' || array_to_string(properties, ','), ' '), '')"
            + " from change where resource = ? and resource_id = ? order by xact, seq",
        resource,
        UUID.fromString(id));
  }

  /** The rows of a query, the columns of each joined by blanks. */
  public List<String> query(String sql, Object... parameters) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<String> lines = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          values.add(String.valueOf(rows.getString(column)));
        }
        lines.add(String.join(" ", values));
      }
      return lines;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The rows of a query as one text. */
  public String text(String sql, Object... parameters) {
    return String.join("\n", query(sql, parameters));
  }

  /**
   * Writes in a transaction of its own.
   *
   * @return how many rows
   */
  public int execute(String sql) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              try (Connection connection = database.getConnection();
                  PreparedStatement statement = prepared(connection, sql)) {
                return statement.executeUpdate();
              }
            });
  }

  /** A digest of all that a write could touch: equal before and after if nothing was written. */
  public List<String> everything() {
    return query(
        "select (select count(*) from change), (select count(*) from verified_domain),"
            + " (select md5(string_agg(md5(u::text), '' order by id)) from directory_user u)");
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}

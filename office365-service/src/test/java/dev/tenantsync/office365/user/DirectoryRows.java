package dev.tenantsync.office365.user;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database behind the API's back. */
@ApplicationScoped
public class DirectoryRows {

  private final AgroalDataSource database;

  DirectoryRows(AgroalDataSource database) {
    this.database = database;
  }

  /** The rows of a query, their columns joined by blanks. */
  public List<String> query(String sql) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          values.add(rows.getString(column));
        }
        lines.add(String.join(" ", values.stream().map(String::valueOf).toList()));
      }
      return lines;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void execute(String sql) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A digest of all that a write could touch: equal before and after if nothing was written. */
  public List<String> everything() {
    return query(
        "select (select count(*) from change), (select count(*) from verified_domain),"
            + " (select md5(string_agg(md5(u::text), '' order by id)) from directory_user u)");
  }
}

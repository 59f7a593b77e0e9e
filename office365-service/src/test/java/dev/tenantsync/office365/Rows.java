package dev.tenantsync.office365;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Looks into the database, for what no route shows. */
@ApplicationScoped
public class Rows {

  private final AgroalDataSource database;

  Rows(AgroalDataSource database) {
    this.database = database;
  }

  /** How many changes are logged in all. */
  public int changes() {
    return Integer.parseInt(texts("select count(*) from change").get(0));
  }

  /** The kinds of an object's changes with their properties, oldest first. */
  public List<String> changesOf(String resource, String id) {
    return texts(
        "select kind || coalesce(' ' || related_id, '')"
            + " || coalesce(nullif(' ' || array_to_string(properties, ','), ' '), '')"
            + " from change where resource = ? and resource_id = ? order by xact, seq",
        resource,
        UUID.fromString(id));
  }

  /** The first column of a query's rows, as text. */
  public List<String> texts(String query, Object... parameters) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<String> texts = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}

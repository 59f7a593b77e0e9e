package dev.tenantsync.dynamics.odata;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Values of a condition into the marks of a statement. */
final class Binding {

  private Binding() {}

  static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
    bind(statement, 1, values);
  }

  /** Returns the position behind the last value. */
  static int bind(PreparedStatement statement, int first, List<Object> values) throws SQLException {
    int position = first;
    for (Object value : values) {
      statement.setObject(position++, value);
    }
    return position;
  }
}

package dev.tenantsync.dynamics.database;

import java.sql.SQLException;

/** Makes a value of the row a result stands at. */
@FunctionalInterface
public interface RowReader<T> {

  T read(Row row) throws SQLException;
}

package dev.tenantsync.dynamics.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs statements in the transaction in hand, or each by itself where there is none. */
@ApplicationScoped
public class Database {

  /** As {@link #cutOffWhenFrozen()}, for the from clause of a first statement. */
  public static final String CUT_OFF_WHEN_FROZEN =
      "set_config('idle_in_transaction_session_timeout', '4s', true)";

  private final DataSource pool;

  Database(DataSource pool) {
    this.pool = pool;
  }

  /**
   * @return the number of rows written
   */
  public int update(String sql, @Nullable Object... arguments) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = prepared(connection, sql, arguments)) {
      return statement.executeUpdate();
    } catch (SQLException failure) {
      throw new DatabaseException(failure, !inTransaction());
    }
  }

  public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... arguments) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = prepared(connection, sql, arguments);
        ResultSet result = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      Row row = new Row(result);
      while (result.next()) {
        found.add(reader.read(row));
      }
      return found;
    } catch (SQLException failure) {
      throw new DatabaseException(failure);
    }
  }

  public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... arguments) {
    return list(sql, reader, arguments).stream().findFirst();
  }

  /** The one number a statement answers with, under the name {@code n}. */
  public long number(String sql, @Nullable Object... arguments) {
    return first(sql, row -> row.number("n"), arguments).orElseThrow();
  }

  /** Whether a transaction is under way on this thread, which every statement then joins. */
  public boolean inTransaction() {
    return QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION;
  }

  /**
   * To be asked at the beginning of a transaction that others wait for: a process that freezes in
   * it is cut off by the database, in less time than a takeover may last.
   */
  public void cutOffWhenFrozen() {
    first("select 1 as n from " + CUT_OFF_WHEN_FROZEN, row -> row.number("n"));
  }

  private static PreparedStatement prepared(
      Connection connection, String sql, @Nullable Object[] arguments) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int index = 0; index < arguments.length; index++) {
        bind(statement, index + 1, arguments[index]);
      }
      return statement;
    } catch (SQLException | RuntimeException failure) {
      statement.close();
      throw failure;
    }
  }

  private static void bind(PreparedStatement statement, int position, @Nullable Object argument)
      throws SQLException {
    if (argument == null) {
      statement.setNull(position, Types.NULL);
    } else if (argument instanceof SqlArray array) {
      statement.setArray(
          position, statement.getConnection().createArrayOf(array.type(), array.elements()));
    } else if (argument instanceof Instant moment) {
      statement.setObject(position, moment.atOffset(ZoneOffset.UTC));
    } else {
      statement.setObject(position, argument);
    }
  }
}

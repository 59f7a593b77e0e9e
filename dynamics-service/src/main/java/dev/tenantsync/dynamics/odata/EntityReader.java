package dev.tenantsync.dynamics.odata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.dynamics.database.DatabaseException;
import dev.tenantsync.dynamics.odata.RowStream.JsonRow;
import dev.tenantsync.dynamics.web.Links;
import dev.tenantsync.odata.SqlCondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Answers queries out of the database. Filtering, sorting and paging happen there; rows go through
 * memory in handfuls, so that a page costs the same however large the table is. Only a list needs a
 * transaction, for the database hands out handfuls in one only.
 */
@ApplicationScoped
public class EntityReader {

  private static final int HANDFUL = 500;

  private final DataSource pool;
  private final PageTokens tokens;
  private final Expansions expansions;
  private final Links links;

  EntityReader(DataSource pool, PageTokens tokens, Expansions expansions, Links links) {
    this.pool = pool;
    this.tokens = tokens;
    this.expansions = expansions;
    this.links = links;
  }

  /** A row that was found, ready for the wire, and its version. */
  public record Found(long version, ObjectNode json) {}

  /** The one row that the query's condition leaves. */
  public Optional<Found> one(EntityQuery query) {
    RowStream rows = new RowStream(query.selection(), query.annotations());
    String sql =
        "select "
            + query.selection().sql()
            + " from "
            + query.entity().from()
            + " where "
            + query.condition().sql();
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      Binding.bind(statement, query.condition().parameters());
      try (ResultSet result = statement.executeQuery()) {
        if (!result.next()) {
          return Optional.empty();
        }
        JsonRow row = rows.read(result);
        expansions.into(connection, query, List.of(row));
        return Optional.of(new Found(rows.version(result), entity(query, row.json())));
      }
    } catch (SQLException failure) {
      throw new DatabaseException(failure);
    }
  }

  /** Whether there is such a row, whoever may read it. */
  boolean isThere(RowKey key) {
    String sql =
        "select 1 from " + key.entity().from() + " where " + key.condition().sql() + " limit 1";
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      Binding.bind(statement, key.condition().parameters());
      try (ResultSet result = statement.executeQuery()) {
        return result.next();
      }
    } catch (SQLException failure) {
      throw new DatabaseException(failure);
    }
  }

  /** How many rows match, counted up to one more than Dataverse reports. */
  public int count(EntityQuery query) {
    String sql =
        "select count(*) from (select 1 from "
            + query.entity().from()
            + " where "
            + query.condition().sql()
            + " limit "
            + (Annotations.MOST_COUNTED + 1)
            + ") matches";
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      Binding.bind(statement, query.condition().parameters());
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getInt(1);
      }
    } catch (SQLException failure) {
      throw new DatabaseException(failure);
    }
  }

  /**
   * How a page shows its rows.
   *
   * @param path of the collection under the service root, for the next link
   * @param references only the rows' addresses
   */
  record Shown(String path, boolean references) {}

  /** One page as a JSON document. */
  @Transactional
  byte[] list(EntityQuery query, Shown shown) {
    OptionalInt count =
        query.options().count() ? OptionalInt.of(count(query)) : OptionalInt.empty();
    PageWriter page =
        new PageWriter(
            query.annotations(), shown.references ? row -> address(query, row) : JsonRow::json);
    page.begin(
        links.context(
            shown.references ? "Collection($ref)" : query.entity().set() + columns(query)),
        count);
    SqlCondition rest = query.condition().and(tokens.rest(query));
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(pageSql(query, rest))) {
      Binding.bind(statement, rest.parameters());
      statement.setFetchSize(HANDFUL);
      try (ResultSet result = statement.executeQuery()) {
        Optional<String> token = write(connection, result, query, page);
        return page.end(
            token.map(
                next ->
                    links.root()
                        + shown.path
                        + "?"
                        + query.options().with("$skiptoken", next).toQuery()));
      }
    } catch (SQLException failure) {
      throw new DatabaseException(failure);
    }
  }

  private static String pageSql(EntityQuery query, SqlCondition rest) {
    return "select "
        + query.selection().sql()
        + ", "
        + String.join(", ", query.order().columns())
        + " from "
        + query.entity().from()
        + " where "
        + rest.sql()
        + " order by "
        + query.order().orderBy()
        + " limit "
        + (query.pageSize() + (query.isPaged() ? 1 : 0));
  }

  private Optional<String> write(
      Connection connection, ResultSet result, EntityQuery query, PageWriter page)
      throws SQLException {
    RowStream rows = new RowStream(query.selection(), query.annotations());
    List<JsonRow> handful = new ArrayList<>();
    Optional<String> token = Optional.empty();
    int shown = 0;
    while (token.isEmpty() && result.next()) {
      handful.add(rows.read(result));
      shown++;
      if (shown == query.pageSize() && query.isPaged()) {
        List<@Nullable Object> lastKey = rows.orderKey(result, query.order().columns().size());
        token =
            result.next() ? Optional.of(tokens.after(query, query.order().key(lastKey))) : token;
      }
      if (handful.size() == HANDFUL) {
        flush(connection, query, page, handful);
      }
    }
    flush(connection, query, page, handful);
    return token;
  }

  private void flush(
      Connection connection, EntityQuery query, PageWriter page, List<JsonRow> handful)
      throws SQLException {
    expansions.into(connection, query, handful);
    handful.forEach(page::row);
    handful.clear();
  }

  private ObjectNode address(EntityQuery query, JsonRow row) {
    String path = query.entity().set() + "(" + row.key() + ")";
    return row.json().objectNode().put("@odata.id", links.root() + path);
  }

  private ObjectNode entity(EntityQuery query, ObjectNode row) {
    ObjectNode json = row.objectNode();
    json.put("@odata.context", links.context(query.entity().set() + columns(query) + "/$entity"));
    json.setAll(row);
    return json;
  }

  /** The columns in an {@code @odata.context}, as in {@code (fullname,roles(name))}. */
  static String columns(EntityQuery query) {
    List<String> names = new ArrayList<>(query.selection().named());
    for (Expansion expansion : query.expansions()) {
      String inside = columns(expansion.query());
      names.add(expansion.navigation().name() + (inside.isEmpty() ? "()" : inside));
    }
    return names.isEmpty() ? "" : "(" + String.join(",", names) + ")";
  }
}

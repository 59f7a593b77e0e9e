package dev.tenantsync.dynamics.odata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.dynamics.database.DatabaseException;
import dev.tenantsync.dynamics.web.Links;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads pages of rows, or of what became of them, out of the notes that triggers keep. */
@ApplicationScoped
class ChangeReader {

  private static final String NO_ROW = "00000000-0000-0000-0000-000000000000";

  private final DataSource pool;
  private final Links links;

  ChangeReader(DataSource pool, Links links) {
    this.pool = pool;
    this.links = links;
  }

  /** Every row in the order of keys; the token of those that are left, if any. */
  Optional<DeltaToken> enumerated(EntityQuery query, DeltaToken position, PageWriter page) {
    String key = query.entity().key().sql();
    String sql =
        "select %s from %s where %s > ?::uuid order by %s limit ?"
            .formatted(query.selection().sql(), query.entity().from(), key, key);
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, position.after().isEmpty() ? NO_ROW : position.after().get(0));
      statement.setInt(2, query.pageSize() + 1);
      try (ResultSet result = statement.executeQuery()) {
        RowStream rows = new RowStream(query.selection(), query.annotations());
        String last = NO_ROW;
        for (int shown = 0; result.next(); shown++) {
          if (shown == query.pageSize()) {
            return Optional.of(position.behind(last));
          }
          RowStream.JsonRow row = rows.read(result);
          page.row(row);
          last = row.key().toString();
        }
        return Optional.empty();
      }
    } catch (SQLException failure) {
      throw new DatabaseException(failure);
    }
  }

  /** What changed in the order of changes; the token of what is left, if anything is. */
  Optional<DeltaToken> changed(EntityQuery query, DeltaToken position, PageWriter page) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(changedSql(query))) {
      List<String> after = position.after().isEmpty() ? List.of("0", NO_ROW) : position.after();
      statement.setString(1, query.entity().logicalName());
      statement.setString(2, position.from().orElseThrow());
      statement.setString(3, position.to().orElseThrow());
      statement.setString(4, after.get(0));
      statement.setString(5, after.get(1));
      statement.setInt(6, query.pageSize() + 1);
      try (ResultSet result = statement.executeQuery()) {
        return write(result, query, position, page);
      }
    } catch (SQLException failure) {
      throw new DatabaseException(failure);
    }
  }

  /** The rows' columns, and behind them: the row's key or null, the note's, its transaction. */
  private static String changedSql(EntityQuery query) {
    Entity entity = query.entity();
    return """
        select found.*, noted.id, noted.xact::text
        from (
          select id, xact from row_change
          where entity = ? and xact >= ?::xid8 and xact < ?::xid8 and (xact, id) > (?::xid8, ?::uuid)
          order by xact, id limit ?) noted
        left join (select %s, %s as found_key from %s) found on found.found_key = noted.id
        order by noted.xact, noted.id
        """
        .formatted(query.selection().sql(), entity.key().sql(), entity.from());
  }

  private Optional<DeltaToken> write(
      ResultSet result, EntityQuery query, DeltaToken position, PageWriter page)
      throws SQLException {
    RowStream rows = new RowStream(query.selection(), query.annotations());
    int found = rows.next();
    DeltaToken reached = position;
    for (int shown = 0; result.next(); shown++) {
      if (shown == query.pageSize()) {
        return Optional.of(reached);
      }
      String id = result.getString(found + 1);
      if (result.getObject(found) == null) {
        page.item(deleted(query.entity(), id));
      } else {
        page.row(rows.read(result));
      }
      reached = position.behind(result.getString(found + 2), id);
    }
    return Optional.empty();
  }

  private ObjectNode deleted(Entity entity, String id) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("@odata.context", links.context(entity.set() + "/$deletedEntity"))
        .put("id", id)
        .put("reason", "deleted");
  }
}

package dev.tenantsync.dynamics.odata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.dynamics.odata.RowStream.JsonRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows related rows inside rows: one query per relation and handful of rows. */
@ApplicationScoped
class Expansions {

  void into(Connection connection, EntityQuery query, List<JsonRow> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    for (Expansion expansion : query.expansions()) {
      Map<UUID, ArrayNode> related = related(connection, expansion, query.annotations(), rows);
      rows.forEach(row -> put(row, expansion.navigation(), related));
    }
  }

  private static Map<UUID, ArrayNode> related(
      Connection connection, Expansion expansion, Annotations annotations, List<JsonRow> rows)
      throws SQLException {
    Map<UUID, ArrayNode> related = new HashMap<>();
    RowStream targets = new RowStream(expansion.selection(), annotations);
    try (PreparedStatement statement = connection.prepareStatement(expansion.sql())) {
      Object[] parents = rows.stream().map(JsonRow::key).toArray();
      statement.setArray(1, connection.createArrayOf("uuid", parents));
      int next = Binding.bind(statement, 2, expansion.condition().parameters());
      statement.setInt(next, expansion.most());
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          ObjectNode target = targets.read(result).json();
          UUID parent = result.getObject(targets.next(), UUID.class);
          related.computeIfAbsent(parent, unseen -> target.arrayNode()).add(target);
        }
      }
    }
    return related;
  }

  private static void put(JsonRow row, Navigation navigation, Map<UUID, ArrayNode> related) {
    ArrayNode targets = related.getOrDefault(row.key(), row.json().arrayNode());
    if (navigation.many()) {
      row.json().set(navigation.name(), targets);
    } else {
      row.json().set(navigation.name(), targets.path(0).isMissingNode() ? null : targets.get(0));
    }
  }
}

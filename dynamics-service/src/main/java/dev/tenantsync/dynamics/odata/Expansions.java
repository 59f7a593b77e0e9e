package dev.tenantsync.dynamics.odata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.dynamics.odata.RowStream.JsonRow;
import dev.tenantsync.dynamics.web.Links;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows related rows inside rows: one query per relation and handful of rows. */
@ApplicationScoped
class Expansions {

  private final Links links;
  private final PageTokens tokens;

  Expansions(Links links, PageTokens tokens) {
    this.links = links;
    this.tokens = tokens;
  }

  /**
   * The related rows of one parent.
   *
   * @param rest token of the rows that are not among them
   */
  private record Related(List<JsonRow> rows, Optional<String> rest) {

    static final Related NOTHING = new Related(List.of(), Optional.empty());
  }

  void into(Connection connection, EntityQuery query, List<JsonRow> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    for (Expansion expansion : query.expansions()) {
      Map<UUID, Related> related = related(connection, expansion, rows);
      List<JsonRow> all = related.values().stream().flatMap(one -> one.rows.stream()).toList();
      into(connection, expansion.query(), all);
      for (JsonRow row : rows) {
        put(query.entity(), row, expansion, related.getOrDefault(row.key(), Related.NOTHING));
      }
    }
  }

  private Map<UUID, Related> related(Connection connection, Expansion expansion, List<JsonRow> rows)
      throws SQLException {
    EntityQuery query = expansion.query();
    Map<UUID, Related> related = new HashMap<>();
    RowStream targets = new RowStream(query.selection(), query.annotations());
    int columns = query.order().columns().size();
    try (PreparedStatement statement = connection.prepareStatement(expansion.sql())) {
      Object[] parents = rows.stream().map(JsonRow::key).distinct().toArray();
      statement.setArray(1, connection.createArrayOf("uuid", parents));
      int next = Binding.bind(statement, 2, query.condition().parameters());
      statement.setInt(next, expansion.most() + (expansion.isPaged() ? 1 : 0));
      try (ResultSet result = statement.executeQuery()) {
        List<@Nullable Object> last = List.of();
        while (result.next()) {
          UUID parent = result.getObject(targets.next() + columns, UUID.class);
          Related known = related.getOrDefault(parent, Related.NOTHING);
          if (known.rows.size() == expansion.most()) {
            String rest = tokens.after(query, query.order().key(last));
            related.put(parent, new Related(known.rows, Optional.of(rest)));
            continue;
          }
          related
              .computeIfAbsent(parent, unseen -> new Related(new ArrayList<>(), Optional.empty()))
              .rows
              .add(targets.read(result));
          last = targets.orderKey(result, columns);
        }
      }
    }
    return related;
  }

  private void put(Entity parent, JsonRow row, Expansion expansion, Related related) {
    String name = expansion.navigation().name();
    List<ObjectNode> targets =
        related.rows.stream().map(target -> shown(expansion, target)).toList();
    if (!expansion.navigation().many()) {
      row.json().set(name, targets.isEmpty() ? null : targets.get(0));
      return;
    }
    ArrayNode all = row.json().arrayNode();
    targets.forEach(all::add);
    row.json().set(name, all);
    related.rest.ifPresent(
        token ->
            row.json()
                .put(
                    name + "@odata.nextLink",
                    links.root()
                        + "%s(%s)/%s?".formatted(parent.set(), row.key(), name)
                        + expansion.query().options().with("$skiptoken", token).toQuery()));
  }

  private ObjectNode shown(Expansion expansion, JsonRow target) {
    if (!expansion.reference()) {
      return target.json();
    }
    String set = expansion.query().entity().set();
    return target
        .json()
        .objectNode()
        .put("@odata.id", links.root() + set + "(" + target.key() + ")");
  }
}

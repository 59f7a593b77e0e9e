package dev.tenantsync.office365.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.odata.Expansion;
import dev.tenantsync.office365.odata.GraphQuery;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The relations of users that a request can expand. */
@ApplicationScoped
class UserExpansions {

  private final List<UserExpansion> relations;

  UserExpansions(@All List<UserExpansion> relations) {
    this.relations = relations;
  }

  /** What a request expands; empty when it expands nothing. */
  Optional<Expansion> of(GraphQuery query) {
    return Expansion.of(query, relations.stream().map(UserExpansion::navigation).toList());
  }

  /** Adds the relation to the views of these users, which stand in the same order. */
  void add(Expansion expansion, List<UUID> ids, List<ObjectNode> views) {
    for (UserExpansion relation : relations) {
      if (relation.navigation().equals(expansion.navigation())) {
        Map<UUID, JsonNode> read = relation.read(ids, expansion.inner());
        for (int i = 0; i < ids.size(); i++) {
          JsonNode value = read.get(ids.get(i));
          if (value != null) {
            views.get(i).set(expansion.navigation(), value);
          }
        }
      }
    }
  }
}

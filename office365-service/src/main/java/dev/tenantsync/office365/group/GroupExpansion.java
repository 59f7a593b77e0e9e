package dev.tenantsync.office365.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.directoryobject.ObjectExpansions;
import dev.tenantsync.office365.odata.Expansion;
import dev.tenantsync.office365.odata.GraphQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The one relation of groups that {@code $expand} follows: their members. */
@ApplicationScoped
class GroupExpansion {

  private static final String MEMBERS = "members";

  private static final String RELATED =
      """
      select m.member_id as id
      from group_member m left join directory_user u on u.id = m.user_id
      where m.group_id = whole.id and u.deleted_date_time is null""";

  private final ObjectExpansions expansions;

  GroupExpansion(ObjectExpansions expansions) {
    this.expansions = expansions;
  }

  /** What a request expands; empty when it expands nothing. */
  Optional<Expansion> of(GraphQuery query) {
    return Expansion.of(query, List.of(MEMBERS));
  }

  /** Adds the members to the views of these groups, which stand in the same order. */
  void add(Expansion expansion, List<Group> groups, List<ObjectNode> views) {
    List<UUID> ids = groups.stream().map(group -> group.id).toList();
    Map<UUID, JsonNode> members = expansions.read(ids, RELATED, expansion.inner());
    for (int i = 0; i < ids.size(); i++) {
      views.get(i).set(MEMBERS, members.get(ids.get(i)));
    }
  }
}

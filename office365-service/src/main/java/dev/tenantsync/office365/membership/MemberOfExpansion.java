package dev.tenantsync.office365.membership;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.office365.directoryobject.ObjectExpansions;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.user.UserExpansion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The groups and roles that users are directly members of, for {@code $expand=memberOf}. */
@ApplicationScoped
class MemberOfExpansion implements UserExpansion {

  private static final String RELATED =
      """
      select group_id as id from group_member where user_id = whole.id
      union all select role_id from role_member where user_id = whole.id""";

  private final ObjectExpansions expansions;

  MemberOfExpansion(ObjectExpansions expansions) {
    this.expansions = expansions;
  }

  @Override
  public String navigation() {
    return "memberOf";
  }

  @Override
  public Map<UUID, JsonNode> read(Collection<UUID> userIds, GraphQuery inner) {
    return expansions.read(userIds, RELATED, inner);
  }
}

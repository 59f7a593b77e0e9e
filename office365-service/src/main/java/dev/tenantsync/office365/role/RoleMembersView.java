package dev.tenantsync.office365.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.user.UserAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** A role's members, page by page; all of them are users. */
@ApplicationScoped
class RoleMembersView {

  private final Roles roles;
  private final UserAnswers users;

  RoleMembersView(Roles roles, UserAnswers users) {
    this.roles = roles;
    this.users = users;
  }

  /** As directory objects, each with its type. */
  @Transactional
  CollectionJson<ObjectNode> page(String key, GraphQuery query) {
    Role role = roles.require(RoleKey.parse(key));
    return users.relatedObjects(name(role), condition(role), query);
  }

  /** As users. */
  @Transactional
  CollectionJson<ObjectNode> users(String key, GraphQuery query) {
    Role role = roles.require(RoleKey.parse(key));
    return users.related(name(role), condition(role), query);
  }

  @Transactional
  String count(String key, GraphQuery query) {
    Role role = roles.require(RoleKey.parse(key));
    return users.relatedCount(name(role), condition(role), query);
  }

  private static String name(Role role) {
    return "members of " + role.id();
  }

  private static SqlCondition condition(Role role) {
    return new SqlCondition(
        "exists (select 1 from role_member m where m.role_id = ? and m.user_id = u.id)",
        List.of(role.id()));
  }
}

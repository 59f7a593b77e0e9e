package dev.tenantsync.office365.membership;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.directoryobject.ObjectList;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.group.GroupAnswers;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.role.RoleList;
import dev.tenantsync.office365.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Answers about what a user belongs to: all of it, or, in advanced queries, only the objects of one
 * kind (graph-directory U15).
 */
@ApplicationScoped
class BelongingAnswers {

  private final Users users;
  private final ObjectList objects;
  private final GroupAnswers groups;
  private final RoleList roles;

  BelongingAnswers(Users users, ObjectList objects, GroupAnswers groups, RoleList roles) {
    this.users = users;
    this.objects = objects;
    this.groups = groups;
    this.roles = roles;
  }

  /** What is asked, of the user of this key. */
  record Asked(String user, Function<UUID, Belonging> belonging, GraphQuery query) {}

  @Transactional
  CollectionJson<ObjectNode> page(Asked asked) {
    return objects.page(belonging(asked).objects(), asked.query());
  }

  @Transactional
  String count(Asked asked) {
    return objects.count(belonging(asked).objects(), asked.query());
  }

  @Transactional
  CollectionJson<ObjectNode> groups(Asked asked) {
    Belonging belonging = belonging(asked);
    return groups.related(name("groups", belonging), belonging.groups(), cast("group", asked));
  }

  @Transactional
  String groupCount(Asked asked) {
    Belonging belonging = belonging(asked);
    return groups.relatedCount(name("groups", belonging), belonging.groups(), asked.query());
  }

  @Transactional
  CollectionJson<ObjectNode> roles(Asked asked) {
    Belonging belonging = belonging(asked);
    return roles.related(name("roles", belonging), belonging.roles(), cast("directoryRole", asked));
  }

  @Transactional
  String roleCount(Asked asked) {
    Belonging belonging = belonging(asked);
    return roles.relatedCount(name("roles", belonging), belonging.roles(), asked.query());
  }

  private Belonging belonging(Asked asked) {
    String key = asked.user();
    return asked
        .belonging()
        .apply(users.byKey(key).orElseThrow(() -> GraphException.notFound(key)).id);
  }

  private static GraphQuery cast(String type, Asked asked) {
    return asked.query().requireAdvanced("Cast to 'microsoft.graph." + type + "'");
  }

  private static String name(String kind, Belonging belonging) {
    return kind + " in " + belonging.objects().name();
  }
}

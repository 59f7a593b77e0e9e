package dev.tenantsync.office365.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.directoryobject.ObjectList;
import dev.tenantsync.office365.odata.CollectionJson;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.user.UserAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Answers about what a group is related to: all of it, or, in advanced queries, only the objects of
 * one kind (Graph: OData cast).
 */
@ApplicationScoped
class RelationAnswers {

  private final Groups groups;
  private final ObjectList objects;
  private final UserAnswers users;
  private final GroupAnswers answers;

  RelationAnswers(Groups groups, ObjectList objects, UserAnswers users, GroupAnswers answers) {
    this.groups = groups;
    this.objects = objects;
    this.users = users;
    this.answers = answers;
  }

  /** What is asked, of the group of this id. */
  record Asked(String group, Function<UUID, Relation> relation, GraphQuery query) {}

  @Transactional
  CollectionJson<ObjectNode> page(Asked asked) {
    return objects.page(relation(asked).objects(), asked.query());
  }

  @Transactional
  CollectionJson<ObjectList.ReferenceJson> references(Asked asked) {
    return objects.references(relation(asked).objects(), asked.query());
  }

  @Transactional
  String count(Asked asked) {
    return objects.count(relation(asked).objects(), asked.query());
  }

  @Transactional
  CollectionJson<ObjectNode> users(Asked asked) {
    Relation relation = relation(asked);
    return users.related(name("users", relation), relation.users(), cast("user", asked));
  }

  @Transactional
  String userCount(Asked asked) {
    Relation relation = relation(asked);
    return users.relatedCount(name("users", relation), relation.users(), asked.query());
  }

  @Transactional
  CollectionJson<ObjectNode> groups(Asked asked) {
    Relation relation = relation(asked);
    return answers.related(name("groups", relation), relation.groups(), cast("group", asked));
  }

  @Transactional
  String groupCount(Asked asked) {
    Relation relation = relation(asked);
    return answers.relatedCount(name("groups", relation), relation.groups(), asked.query());
  }

  private Relation relation(Asked asked) {
    return asked.relation().apply(groups.require(asked.group()).id);
  }

  private static GraphQuery cast(String type, Asked asked) {
    return asked.query().requireAdvanced("Cast to 'microsoft.graph." + type + "'");
  }

  private static String name(String kind, Relation relation) {
    return kind + " in " + relation.objects().name();
  }
}

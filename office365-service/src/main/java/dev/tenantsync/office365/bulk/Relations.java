package dev.tenantsync.office365.bulk;

import static dev.tenantsync.office365.feed.Change.Kind.MEMBER_ADDED;
import static dev.tenantsync.office365.feed.Change.Kind.UPDATED;
import static dev.tenantsync.office365.feed.Change.Resource.DIRECTORY_ROLE;
import static dev.tenantsync.office365.feed.Change.Resource.GROUP;
import static dev.tenantsync.office365.feed.Change.Resource.USER;

import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Who manages whom, who holds which role, who is in which group, and who owns it. Those who come to
 * a group that gives licences bring what they have of it along, so nobody is told of new members.
 */
@ApplicationScoped
class Relations {

  private static final String PAIRS = " from unnest(?::uuid[], ?::uuid[]) as x(a, b) ";

  private static final Relation MANAGER =
      new Relation(
          "#tenantSync.manager",
          "userId",
          "managerId",
          "select id as a, manager_id as b from directory_user where manager_id is not null order by 1",
          "update directory_user u set manager_id = m.id"
              + PAIRS
              + "join directory_user m on m.id = x.b where u.id = x.a and x.a <> x.b"
              + " returning u.id as a, m.id as b, true as told",
          pair ->
              Change.of(USER, pair.from(), UPDATED)
                  .property("manager", null, pair.to())
                  .towards(pair.to()));

  private static final Relation ROLE_MEMBER =
      new Relation(
          "#tenantSync.directoryRoleMember",
          "roleId",
          "userId",
          "select role_id as a, user_id as b from role_member order by 1, 2",
          memberInsert("role_member", "role_id", "directory_role"),
          pair -> Change.membership(DIRECTORY_ROLE, pair.from(), pair.to(), MEMBER_ADDED));

  private static final Relation GROUP_MEMBER =
      new Relation(
          "#tenantSync.groupMember",
          "groupId",
          "userId",
          "select group_id as a, user_id as b from group_member where user_id is not null"
              + " order by 1, 2",
          memberInsert("group_member", "group_id", "directory_group"),
          pair -> Change.membership(GROUP, pair.from(), pair.to(), MEMBER_ADDED));

  private static final Relation NESTED_GROUP =
      new Relation(
          "#tenantSync.nestedGroup",
          "groupId",
          "nestedId",
          "select group_id as a, nested_id as b from group_member where nested_id is not null"
              + " order by 1, 2",
          "insert into group_member (group_id, nested_id) select g.id, n.id"
              + PAIRS
              + "join directory_group g on g.id = x.a join directory_group n on n.id = x.b"
              + " where x.a <> x.b"
              + " on conflict do nothing returning group_id as a, nested_id as b, true as told",
          pair -> Change.membership(GROUP, pair.from(), pair.to(), MEMBER_ADDED));

  private static final Relation GROUP_OWNER =
      new Relation(
          "#tenantSync.groupOwner",
          "groupId",
          "userId",
          "select group_id as a, user_id as b from group_owner order by 1, 2",
          memberInsert("group_owner", "group_id", "directory_group"),
          pair ->
              Change.of(GROUP, pair.from(), UPDATED).property("owners", null, List.of(pair.to())));

  private final List<Section> sections;

  Relations(Database database, ChangeLog log) {
    this.sections =
        List.of(MANAGER, ROLE_MEMBER, GROUP_MEMBER, NESTED_GROUP, GROUP_OWNER).stream()
            .<Section>map(relation -> new RelationSection(relation, database, log))
            .toList();
  }

  List<Section> sections() {
    return sections;
  }

  /** Deleted users keep their memberships, but no feed tells of them until they are restored. */
  private static String memberInsert(String table, String column, String whole) {
    return """
        with added as (
          insert into %1$s (%2$s, user_id) select w.id, u.id %4$s
          join %3$s w on w.id = x.a join directory_user u on u.id = x.b
          on conflict do nothing returning %2$s as a, user_id as b)
        select a, b, u.deleted_date_time is null as told from added join directory_user u on u.id = b
        """
        .formatted(table, column, whole, PAIRS);
  }
}

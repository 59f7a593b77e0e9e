package dev.tenantsync.office365.group;

import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.directoryobject.ObjectList.Listed;
import dev.tenantsync.office365.odata.KeysetList.From;
import java.util.List;
import java.util.UUID;

/**
 * A relation of one group to other objects.
 *
 * @param objects all of them, whatever their kind
 * @param users those that are users, as a condition on a user's row, {@code u}
 * @param groups those that are groups, as a condition on a group's row, {@code g}
 */
record Relation(Listed objects, SqlCondition users, SqlCondition groups) {

  /** In the order of the table's key, so that a page is read off its index. */
  private static final From DIRECT =
      From.table(
          """
      (select m.group_id as whole, m.member_id as id,
              coalesce(u.display_name, g.display_name) as display_name
       from group_member m
       left join directory_user u on u.id = m.user_id
       left join directory_group g on g.id = m.nested_id
       where u.deleted_date_time is null) o""");

  private static final String TRANSITIVE =
      """
      (select c.id, coalesce(u.display_name, g.display_name) as display_name
       from (select distinct m.member_id as id from group_member m where %s) c
       left join directory_user u on u.id = c.id
       left join directory_group g on g.id = c.id
       where u.deleted_date_time is null) o""";

  private static final SqlCondition LIVE =
      new SqlCondition("o.deleted_date_time is null", List.of());
  private static final SqlCondition NONE = new SqlCondition("false", List.of());

  static Relation members(UUID group) {
    return new Relation(
        new Listed("members of " + group, DIRECT, new SqlCondition("o.whole = ?", List.of(group))),
        Nesting.member("u.id", group),
        Nesting.member("g.id", group));
  }

  static Relation transitiveMembers(UUID group) {
    SqlCondition inside = Nesting.inside(group);
    From members = new From(TRANSITIVE.formatted(inside.sql()), inside.parameters());
    return new Relation(
        new Listed("transitiveMembers of " + group, members, SqlCondition.always()),
        Nesting.transitiveMember("u.id", "user_id", group),
        Nesting.transitiveMember("g.id", "nested_id", group));
  }

  static Relation memberOf(UUID group) {
    return new Relation(
        new Listed(
            "memberOf of " + group, From.table("directory_group o"), Nesting.around("o.id", group)),
        NONE,
        Nesting.around("g.id", group));
  }

  static Relation transitiveMemberOf(UUID group) {
    return new Relation(
        new Listed(
            "transitiveMemberOf of " + group,
            From.table("directory_group o"),
            Nesting.transitivelyAround("o.id", group)),
        NONE,
        Nesting.transitivelyAround("g.id", group));
  }

  static Relation owners(UUID group) {
    SqlCondition owner =
        new SqlCondition(
            "o.id in (select user_id from group_owner where group_id = ?)", List.of(group));
    return new Relation(
        new Listed("owners of " + group, From.table("directory_user o"), LIVE.and(owner)),
        owner,
        NONE);
  }
}

package dev.tenantsync.office365.group;

import dev.tenantsync.odata.SqlCondition;
import java.util.List;
import java.util.UUID;

/**
 * Who is in a group, and in which groups something is, directly or through other groups, as
 * conditions in SQL. Groups may contain each other in a circle: every group is visited once. No
 * group is told to be in itself, whichever way round.
 *
 * <p>The groups found on the way are made an array, so that rows are looked up by it in an index.
 * In a join the planner, who cannot know how many there are, would go through all members for each
 * row of a page.
 */
public final class Nesting {

  private Nesting() {}

  /** The column is the id of a direct member. */
  static SqlCondition member(String column, UUID groupId) {
    return new SqlCondition(
        column + " in (select member_id from group_member where group_id = ?)", List.of(groupId));
  }

  /** The memberships, {@code m}, of which those who are in the group have at least one. */
  static SqlCondition inside(UUID groupId) {
    return new SqlCondition(
        """
        m.group_id = any (array(
          with recursive inside (id) as (
            select cast(? as uuid)
            union select m.nested_id from inside join group_member m on m.group_id = inside.id
                  where m.nested_id is not null)
          select id from inside))
        and m.member_id <> ?
        """,
        List.of(groupId, groupId));
  }

  /**
   * The column is the id of a member, direct or not.
   *
   * @param end where such an id stands in a membership, such as {@code user_id}
   */
  static SqlCondition transitiveMember(String column, String end, UUID groupId) {
    SqlCondition inside = inside(groupId);
    return new SqlCondition(
        "%s in (select m.%s from group_member m where %s)".formatted(column, end, inside.sql()),
        inside.parameters());
  }

  /** The column is the id of a group in which the object, a user or a group, is directly. */
  public static SqlCondition around(String column, UUID objectId) {
    return new SqlCondition(
        column + " in (select group_id from group_member where user_id = ? or nested_id = ?)",
        List.of(objectId, objectId));
  }

  /** The column is the id of a group in which the object is, directly or not. */
  public static SqlCondition transitivelyAround(String column, UUID objectId) {
    return new SqlCondition(
        """
        %s = any (array(
          with recursive outside (id) as (
            select group_id from group_member where user_id = ? or nested_id = ?
            union select m.group_id from outside join group_member m on m.nested_id = outside.id)
          select id from outside))
        and %s <> ?
        """
            .formatted(column, column),
        List.of(objectId, objectId, objectId));
  }
}

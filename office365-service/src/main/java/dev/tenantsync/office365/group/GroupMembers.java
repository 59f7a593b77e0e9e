package dev.tenantsync.office365.group;

import dev.tenantsync.office365.group.Member.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The rows of memberships and ownerships. A membership outlives the user's soft delete, so that a
 * restore brings it back; readers leave it out meanwhile.
 */
@ApplicationScoped
public class GroupMembers {

  /** Behind it stand the live memberships, {@code m}. */
  private static final String LIVE =
      """
      select m.group_id, m.member_id, m.user_id
      from group_member m left join directory_user u on u.id = m.user_id
      where u.deleted_date_time is null
      """;

  private final EntityManager entities;

  GroupMembers(EntityManager entities) {
    this.entities = entities;
  }

  /** Up to {@code limit} members in the order of their ids, from the first behind {@code after}. */
  public List<Member> slice(UUID groupId, UUID after, int limit) {
    return members(
        query(LIVE + " and m.group_id = ?1 and m.member_id > ?2 order by m.member_id limit ?3")
            .setParameter(1, groupId)
            .setParameter(2, after)
            .setParameter(3, limit));
  }

  /** The live memberships of these groups with these members. */
  public List<Member> live(Collection<UUID> groupIds, Collection<UUID> memberIds) {
    return members(
        query(LIVE + " and m.group_id = any (?1) and m.member_id = any (?2)")
            .setParameter(1, array(groupIds))
            .setParameter(2, array(memberIds)));
  }

  /** Which of these ids are, or once were, groups. */
  public List<UUID> everGroups(Collection<UUID> ids) {
    return ids(
        entities
            .createNativeQuery(
                """
                select asked.id from unnest(?1) as asked(id)
                where exists (select from directory_group g where g.id = asked.id)
                   or exists (select from change c
                              where c.resource_id = asked.id and c.resource = 'GROUP')
                """,
                UUID.class)
            .setParameter(1, array(ids)));
  }

  /** The ids of the groups in which a user is, or was when deleted, a direct member. */
  List<UUID> groupsOf(UUID userId) {
    return ids(
        entities
            .createNativeQuery(
                "select group_id from group_member where user_id = ?1 order by group_id",
                UUID.class)
            .setParameter(1, userId));
  }

  /** The ids of the groups in which a group is a direct member. */
  List<UUID> groupsAround(UUID groupId) {
    return ids(
        entities
            .createNativeQuery(
                "select group_id from group_member where nested_id = ?1 order by group_id",
                UUID.class)
            .setParameter(1, groupId));
  }

  /**
   * Adds members that are not there yet.
   *
   * @return how many that were; fewer than given when some were there
   */
  int add(UUID groupId, Collection<UUID> memberIds, Kind kind) {
    String column = kind == Kind.USER ? "user_id" : "nested_id";
    return query(
            "insert into group_member (group_id, "
                + column
                + ") select ?1, unnest(?2) on conflict do nothing")
        .setParameter(1, groupId)
        .setParameter(2, array(memberIds))
        .executeUpdate();
  }

  /**
   * @return whether there was such a membership
   */
  boolean remove(UUID groupId, UUID memberId) {
    return query("delete from group_member where group_id = ?1 and member_id = ?2")
            .setParameter(1, groupId)
            .setParameter(2, memberId)
            .executeUpdate()
        > 0;
  }

  /** As {@link #add}, of owners. */
  int addOwners(UUID groupId, Collection<UUID> userIds) {
    return query(
            "insert into group_owner (group_id, user_id) select ?1, unnest(?2)"
                + " on conflict do nothing")
        .setParameter(1, groupId)
        .setParameter(2, array(userIds))
        .executeUpdate();
  }

  /** As {@link #remove}, of an owner. */
  boolean removeOwner(UUID groupId, UUID userId) {
    return query("delete from group_owner where group_id = ?1 and user_id = ?2")
            .setParameter(1, groupId)
            .setParameter(2, userId)
            .executeUpdate()
        > 0;
  }

  private Query query(String sql) {
    return entities.createNativeQuery(sql);
  }

  private static UUID[] array(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }

  @SuppressWarnings("unchecked")
  private static List<UUID> ids(Query query) {
    return query.getResultList();
  }

  @SuppressWarnings("unchecked")
  private static List<Member> members(Query query) {
    List<Object[]> rows = query.getResultList();
    return rows.stream()
        .map(
            row ->
                new Member((UUID) row[0], (UUID) row[1], row[2] == null ? Kind.GROUP : Kind.USER))
        .toList();
  }
}

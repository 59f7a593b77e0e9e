package dev.tenantsync.office365.group;

import dev.tenantsync.office365.error.GraphException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Locks users and groups until the transaction ends. There is one order for everybody: user rows by
 * id, then group rows by id, then product rows by id. Who adds or removes members shares the
 * group's row with others who do; who changes, deletes or licenses the group has it alone.
 */
@ApplicationScoped
public class GroupLocks {

  private final EntityManager entities;

  GroupLocks(EntityManager entities) {
    this.entities = entities;
  }

  /** Those of these users that are live, in ascending order, each locked for update. */
  List<UUID> users(Collection<UUID> ids) {
    return locked(
        "select id from directory_user where id = any (?1) and deleted_date_time is null"
            + " order by id for no key update",
        ids);
  }

  /** Those of these groups that exist, in ascending order, each locked against change. */
  List<UUID> shareGroups(Collection<UUID> ids) {
    return locked("select id from directory_group where id = any (?1) order by id for share", ids);
  }

  /**
   * The group, locked for update.
   *
   * @throws GraphException if it is not there
   */
  public Group group(UUID id) {
    return found("select * from directory_group where id = ?1 for no key update", id)
        .orElseThrow(() -> GraphException.notFound(id.toString()));
  }

  /**
   * The group, locked for update together with the groups it is in and those in it: their
   * memberships go with it.
   *
   * @throws GraphException if it is not there
   */
  Group groupWithNeighbours(UUID id) {
    entities
        .createNativeQuery(
            """
            select id from directory_group
            where id = ?1
               or id in (select nested_id from group_member where group_id = ?1)
               or id in (select group_id from group_member where nested_id = ?1)
            order by id for update
            """,
            UUID.class)
        .setParameter(1, id)
        .getResultList();
    return group(id);
  }

  @SuppressWarnings("unchecked")
  private Optional<Group> found(String sql, UUID id) {
    return entities
        .createNativeQuery(sql, Group.class)
        .setParameter(1, id)
        .getResultStream()
        .findFirst();
  }

  @SuppressWarnings("unchecked")
  private List<UUID> locked(String sql, Collection<UUID> ids) {
    return entities
        .createNativeQuery(sql, UUID.class)
        .setParameter(1, ids.toArray(UUID[]::new))
        .getResultList();
  }
}

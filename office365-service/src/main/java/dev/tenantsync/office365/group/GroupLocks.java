package dev.tenantsync.office365.group;

import dev.tenantsync.office365.error.GraphException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Locks users and groups until the transaction ends. There is one order for everybody: user rows by
 * id, then group rows by id, then product rows by id. Who adds or removes members shares the
 * group's row with others who do; who changes, deletes or licenses the group has it alone.
 */
@ApplicationScoped
public class GroupLocks {

  private static final String USERS =
      "select id from directory_user where id = any (?1) and deleted_date_time is null"
          + " order by id for no key update";

  private static final String GROUPS =
      "select id from directory_group where id = any (?1) order by id ";

  /** A group, the groups in it and the groups it is in. */
  private static final String NEIGHBOURS =
      """
      select cast(?1 as uuid)
      union select nested_id from group_member where group_id = ?1 and nested_id is not null
      union select group_id from group_member where nested_id = ?1
      """;

  private final EntityManager entities;

  GroupLocks(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Objects that are there and locked, by kind.
   *
   * @param users in ascending order
   * @param groups in ascending order
   */
  record Ends(List<UUID> users, List<UUID> groups) {

    /** Those among these. */
    Ends among(Collection<UUID> ids) {
      return new Ends(
          users.stream().filter(ids::contains).toList(),
          groups.stream().filter(ids::contains).toList());
    }
  }

  /**
   * Locks a group, shared with others, and objects that are or become its members or owners.
   *
   * @throws GraphException if the group or one of the objects is not there
   */
  Ends forMembers(UUID groupId, Collection<UUID> ids) {
    return lock(groupId, ids, "for share");
  }

  /** As {@link #forMembers}, but to change the group's own properties, too. */
  Ends forChange(UUID groupId, Collection<UUID> ids) {
    return lock(groupId, ids, "for no key update");
  }

  /** Locks objects that become members or owners of a group which is not there yet. */
  Ends forNewGroup(Collection<UUID> ids) {
    List<UUID> users = users(ids);
    List<UUID> others = ids.stream().filter(id -> !users.contains(id)).toList();
    return required(ids, new Ends(users, groups(others, "for share")));
  }

  /**
   * Locks a group alone.
   *
   * @throws GraphException if it is not there
   */
  public Group group(UUID id) {
    return one(id, List.of(id));
  }

  /**
   * Locks a group together with the groups it is in and those in it: their memberships go with it.
   *
   * @throws GraphException if it is not there
   */
  Group forDelete(UUID id) {
    return one(id, ids(NEIGHBOURS, id));
  }

  private Ends lock(UUID groupId, Collection<UUID> ids, String strength) {
    List<UUID> users = users(ids);
    List<UUID> wanted = new ArrayList<>(ids);
    wanted.removeAll(users);
    boolean itself = wanted.contains(groupId);
    wanted.add(groupId);
    List<UUID> found = groups(wanted, strength);
    if (!found.contains(groupId)) {
      throw GraphException.notFound(groupId.toString());
    }
    List<UUID> groups = found.stream().filter(id -> itself || !id.equals(groupId)).toList();
    return required(ids, new Ends(users, groups));
  }

  private static Ends required(Collection<UUID> ids, Ends ends) {
    for (UUID id : ids) {
      if (!ends.users().contains(id) && !ends.groups().contains(id)) {
        throw GraphException.notFound(id.toString());
      }
    }
    return ends;
  }

  private Group one(UUID id, Collection<UUID> together) {
    groups(together, "for update");
    Group group = entities.find(Group.class, id);
    if (group == null) {
      throw GraphException.notFound(id.toString());
    }
    return group;
  }

  private List<UUID> users(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : ids(USERS, ids.toArray(UUID[]::new));
  }

  private List<UUID> groups(Collection<UUID> ids, String strength) {
    return ids.isEmpty() ? List.of() : ids(GROUPS + strength, ids.toArray(UUID[]::new));
  }

  @SuppressWarnings("unchecked")
  private List<UUID> ids(String sql, Object parameter) {
    return entities.createNativeQuery(sql, UUID.class).setParameter(1, parameter).getResultList();
  }
}

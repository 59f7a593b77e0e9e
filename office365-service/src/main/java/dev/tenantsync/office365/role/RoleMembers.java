package dev.tenantsync.office365.role;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who holds which role. Deleted users hold none until they are restored. */
@ApplicationScoped
public class RoleMembers {

  private static final String LIVE =
      " from RoleMember m, User u where u.id = m.userId and u.deletedDateTime is null ";

  private final EntityManager entities;

  RoleMembers(EntityManager entities) {
    this.entities = entities;
  }

  /** Up to {@code limit} members' ids in ascending order, from the first behind {@code after}. */
  public List<UUID> slice(UUID roleId, @Nullable UUID after, int limit) {
    return entities
        .createQuery(
            "select m.userId" + LIVE + "and m.roleId = ?1 and m.userId > ?2 order by m.userId",
            UUID.class)
        .setParameter(1, roleId)
        .setParameter(2, after == null ? Roles.FIRST : after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Those of these pairs that are memberships now. */
  public Set<Membership> live(Collection<Membership> pairs) {
    if (pairs.isEmpty()) {
      return Set.of();
    }
    List<Membership> found =
        entities
            .createQuery(
                "select new dev.tenantsync.office365.role.Membership(m.roleId, m.userId)"
                    + LIVE
                    + "and m.roleId in ?1 and m.userId in ?2",
                Membership.class)
            .setParameter(1, pairs.stream().map(Membership::roleId).collect(Collectors.toSet()))
            .setParameter(2, pairs.stream().map(Membership::userId).collect(Collectors.toSet()))
            .getResultList();
    Set<Membership> asked = new HashSet<>(pairs);
    return found.stream().filter(asked::contains).collect(Collectors.toSet());
  }

  /** The ids of the roles a user holds, or held when deleted. */
  List<UUID> rolesOf(UUID userId) {
    return entities
        .createQuery(
            "select m.roleId from RoleMember m where m.userId = ?1 order by m.roleId", UUID.class)
        .setParameter(1, userId)
        .getResultList();
  }

  boolean contains(Membership membership) {
    return entities.find(RoleMember.class, membership) != null;
  }

  void add(Membership membership) {
    RoleMember row = new RoleMember();
    row.roleId = membership.roleId();
    row.userId = membership.userId();
    entities.persist(row);
  }

  /** Adds memberships of roles and users that exist, in one statement. */
  public void add(Collection<Membership> memberships) {
    UUID[] roleIds = memberships.stream().map(Membership::roleId).toArray(UUID[]::new);
    UUID[] userIds = memberships.stream().map(Membership::userId).toArray(UUID[]::new);
    entities
        .createNativeQuery(
            "insert into role_member (role_id, user_id)"
                + " select * from unnest(cast(?1 as uuid[]), cast(?2 as uuid[]))")
        .setParameter(1, roleIds)
        .setParameter(2, userIds)
        .executeUpdate();
  }

  /**
   * @return whether there was such a membership
   */
  boolean remove(Membership membership) {
    return entities
            .createQuery("delete from RoleMember m where m.roleId = ?1 and m.userId = ?2")
            .setParameter(1, membership.roleId())
            .setParameter(2, membership.userId())
            .executeUpdate()
        > 0;
  }
}

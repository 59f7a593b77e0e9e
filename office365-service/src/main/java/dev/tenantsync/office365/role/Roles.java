package dev.tenantsync.office365.role;

import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.error.GraphException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The activated roles. Templates that nobody activated are no roles (Graph: directoryRole). */
@ApplicationScoped
public class Roles {

  private static final String ROLE =
      """
      select new dev.tenantsync.office365.role.Role(r.id, t.id, t.displayName, t.description)
      from DirectoryRole r, RoleTemplate t where t.id = r.roleTemplateId
      """;

  private final EntityManager entities;

  Roles(EntityManager entities) {
    this.entities = entities;
  }

  /** The role of this id, if it is activated. */
  public Optional<Role> byId(UUID id) {
    return byIds(List.of(id)).stream().findFirst();
  }

  /** The role made from this template, if it is activated. */
  public Optional<Role> byTemplate(UUID roleTemplateId) {
    return query(ROLE + " and t.id = ?1")
        .setParameter(1, roleTemplateId)
        .getResultStream()
        .findFirst();
  }

  /** Those of these roles that exist, by id. */
  public List<Role> byIds(Collection<UUID> ids) {
    return query(ROLE + " and r.id in ?1 order by r.id").setParameter(1, ids).getResultList();
  }

  /** Up to {@code limit} roles in the order of their ids, from the first behind {@code after}. */
  public List<Role> slice(@Nullable UUID after, int limit) {
    return query(ROLE + " and r.id > ?1 order by r.id")
        .setParameter(1, after == null ? FIRST : after)
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * The role of this key.
   *
   * @throws GraphException if it is not activated
   */
  Role require(RoleKey key) {
    return (key.byTemplate() ? byTemplate(key.id()) : byId(key.id()))
        .orElseThrow(() -> GraphException.notFound(key.asked()));
  }

  /** The activated roles that meet a condition, by name. */
  List<Role> where(SqlCondition condition) {
    var query =
        entities
            .unwrap(Session.class)
            .createNativeQuery(
                "select r.id from directory_role r"
                    + " join role_template t on t.id = r.role_template_id where "
                    + condition.sql(),
                UUID.class);
    int position = 1;
    for (Object parameter : condition.parameters()) {
      query.setParameter(position++, parameter);
    }
    List<UUID> ids = query.getResultList();
    return query(ROLE + " and r.id in ?1 order by t.displayName")
        .setParameter(1, ids)
        .getResultList();
  }

  /** The roles a user holds, by name, or held when deleted. */
  List<Role> heldBy(UUID userId) {
    return query(
            ROLE
                + " and exists (select 1 from RoleMember m where m.roleId = r.id and m.userId = ?1)"
                + " order by t.displayName")
        .setParameter(1, userId)
        .getResultList();
  }

  /** Below every random id. */
  static final UUID FIRST = new UUID(0, 0);

  private TypedQuery<Role> query(String text) {
    return entities.createQuery(text, Role.class);
  }
}

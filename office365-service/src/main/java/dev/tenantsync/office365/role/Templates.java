package dev.tenantsync.office365.role;

import dev.tenantsync.odata.SqlCondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The roles that a tenant can activate. */
@ApplicationScoped
public class Templates {

  private final EntityManager entities;

  Templates(EntityManager entities) {
    this.entities = entities;
  }

  List<RoleTemplate> all() {
    return entities
        .createQuery("from RoleTemplate t order by t.displayName", RoleTemplate.class)
        .getResultList();
  }

  /** Those that meet a condition on the alias {@code t}, by name. */
  List<RoleTemplate> where(SqlCondition condition) {
    var query =
        entities
            .unwrap(Session.class)
            .createNativeQuery(
                "select t.* from role_template t where "
                    + condition.sql()
                    + " order by t.display_name, t.id",
                RoleTemplate.class);
    int position = 1;
    for (Object parameter : condition.parameters()) {
      query.setParameter(position++, parameter);
    }
    return query.getResultList();
  }

  List<RoleTemplate> byIds(Collection<UUID> ids) {
    return entities
        .createQuery("from RoleTemplate t where t.id in ?1", RoleTemplate.class)
        .setParameter(1, ids)
        .getResultList();
  }

  Optional<RoleTemplate> byId(UUID id) {
    return Optional.ofNullable(entities.find(RoleTemplate.class, id));
  }

  /** Whether there is this template. */
  public boolean has(UUID id) {
    return byId(id).isPresent();
  }

  /** The id of the template of this name. */
  public Optional<UUID> byName(String displayName) {
    return all().stream()
        .filter(template -> template.displayName.equals(displayName))
        .map(template -> template.id)
        .findFirst();
  }

  /** Adds a template unless it is there. */
  public void add(UUID id, String displayName, String description) {
    entities
        .createNativeQuery(
            "insert into role_template (id, display_name, description) values (?1, ?2, ?3)"
                + " on conflict (id) do nothing")
        .setParameter(1, id)
        .setParameter(2, displayName)
        .setParameter(3, description)
        .executeUpdate();
  }
}

package dev.tenantsync.office365.role;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

  Optional<RoleTemplate> byId(UUID id) {
    return Optional.ofNullable(entities.find(RoleTemplate.class, id));
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

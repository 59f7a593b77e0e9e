package dev.tenantsync.office365.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What app registrations are called. */
@ApplicationScoped
public class ApplicationNames {

  private final EntityManager entities;

  ApplicationNames(EntityManager entities) {
    this.entities = entities;
  }

  /** Display names by id, and by application id; those of deleted registrations are left out. */
  public Map<UUID, String> of(Collection<UUID> ids) {
    Map<UUID, String> names = new HashMap<>();
    if (!ids.isEmpty()) {
      entities
          .createQuery("from Application a where a.id in ?1 or a.appId in ?1", Application.class)
          .setParameter(1, ids)
          .getResultList()
          .forEach(
              application -> {
                names.put(application.id, application.displayName);
                names.put(application.appId, application.displayName);
              });
    }
    return names;
  }
}

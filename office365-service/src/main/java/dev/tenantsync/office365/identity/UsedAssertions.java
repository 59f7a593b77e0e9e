package dev.tenantsync.office365.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;

/** Assertions that have been used, until they expire; all replicas know them. */
@ApplicationScoped
class UsedAssertions {

  private final EntityManager entities;

  UsedAssertions(EntityManager entities) {
    this.entities = entities;
  }

  /** Remembers one; false if it is known already. */
  boolean add(UUID appId, String jti, Instant expiresAt) {
    return entities
            .createNativeQuery(
                "insert into used_assertion (digest, expires_at) values (?1, ?2)"
                    + " on conflict do nothing")
            .setParameter(1, ClientSecret.sha256(appId + " " + jti))
            .setParameter(2, expiresAt)
            .executeUpdate()
        == 1;
  }

  void removeExpired(Instant now) {
    entities
        .createNativeQuery("delete from used_assertion where expires_at < ?1")
        .setParameter(1, now)
        .executeUpdate();
  }
}

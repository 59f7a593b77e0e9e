package dev.tenantsync.office365.tenant;

import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Makes the tenant, its initial domain and the change log's identity when the database is new. Two
 * replicas may start at once: the second waits for the first and finds its work done.
 */
@ApplicationScoped
class FirstStart {

  private static final Logger LOG = Logger.getLogger(FirstStart.class);

  private final EntityManager entities;
  private final ChangeLog changes;
  private final DirectorySettings settings;
  private final Clock clock;

  FirstStart(EntityManager entities, ChangeLog changes, DirectorySettings settings, Clock clock) {
    this.entities = entities;
    this.changes = changes;
    this.settings = settings;
    this.clock = clock;
  }

  /** Runs before every other start: the log's first row must be the genesis row. */
  @Transactional
  void start(@Observes @Priority(1) StartupEvent event) {
    entities.createNativeQuery("lock table tenant in share row exclusive mode").executeUpdate();
    List<Tenant> founded = entities.createQuery("from Tenant", Tenant.class).getResultList();
    if (founded.isEmpty()) {
      Tenant tenant = found();
      LOG.infof("tenant %s founded", tenant.id);
    } else {
      requireSame(founded.get(0));
    }
  }

  /** A tenant cannot get another id: tokens, and whoever validates them, name it. */
  private void requireSame(Tenant founded) {
    settings
        .tenant()
        .id()
        .filter(configured -> !configured.equals(founded.id))
        .ifPresent(
            configured -> {
              throw new IllegalStateException(
                  "directory.tenant.id is %s, but this database belongs to tenant %s; set this one"
                      .formatted(configured, founded.id));
            });
  }

  private Tenant found() {
    entities
        .createNativeQuery("insert into feed (epoch) values (?1)")
        .setParameter(1, UUID.randomUUID())
        .executeUpdate();
    Tenant tenant = new Tenant();
    tenant.id = settings.tenant().id().orElseGet(UUID::randomUUID);
    tenant.displayName = settings.tenant().displayName();
    tenant.countryLetterCode = settings.tenant().countryLetterCode();
    tenant.createdDateTime = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    entities.persist(tenant);
    VerifiedDomain domain = new VerifiedDomain();
    domain.name = settings.tenant().initialDomain().toLowerCase(Locale.ROOT);
    domain.isInitial = true;
    domain.isDefault = true;
    entities.persist(domain);
    entities.flush();
    changes.append(
        Change.of(Change.Resource.ORGANIZATION, tenant.id, Change.Kind.CREATED)
            .property("displayName", null, tenant.displayName)
            .property("verifiedDomains", null, List.of(domain.name)));
    return tenant;
  }
}

package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.identity.ApplicationPassword.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Makes sure of a registration that a setting names: its client id, secret and permissions. */
@ApplicationScoped
class Registrations {

  private static final Logger LOG = Logger.getLogger(Registrations.class);

  /**
   * What a start wants of one.
   *
   * @param purpose which of the settings it serves
   * @param clientId the one it must have, if any
   */
  record Wanted(
      String purpose, String displayName, Optional<UUID> clientId, Set<String> permissions) {}

  private final Applications applications;
  private final ChangeLog changes;
  private final Clock clock;

  Registrations(Applications applications, ChangeLog changes, Clock clock) {
    this.applications = applications;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * The registration, made or brought to what is wanted. Replicas may start at once: the second
   * waits for the first.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Application ensure(Wanted wanted) {
    applications.lockAll();
    Application application =
        applications.byPurpose(wanted.purpose()).orElseGet(() -> register(wanted));
    Change change =
        Change.of(Change.Resource.APPLICATION, application.id, Change.Kind.UPDATED)
            .property("appId", application.appId, wanted.clientId().orElse(application.appId))
            .property(
                "permissions", sorted(application.permissions), sorted(all(application, wanted)));
    application.appId = wanted.clientId().orElse(application.appId);
    application.permissions.addAll(wanted.permissions());
    applications.flush();
    changes.append(change);
    return application;
  }

  /** Makes this the one secret of its origin; those added over the API stay. */
  @Transactional(Transactional.TxType.MANDATORY)
  void ensureSecret(Application application, ClientSecret secret, Origin origin) {
    List<ApplicationPassword> former =
        applications.passwords(application.id).stream()
            .filter(password -> password.origin != Origin.ADDED)
            .toList();
    if (former.stream().anyMatch(password -> password.isOf(secret) && password.origin == origin)
        && former.size() == 1) {
      return;
    }
    former.forEach(applications::remove);
    applications.add(ApplicationPassword.of(application.id, secret, origin, now()));
    changes.append(
        Change.of(Change.Resource.APPLICATION, application.id, Change.Kind.UPDATED)
            .touched("passwordCredentials"));
    LOG.infof("application %s (%s) has a new secret", application.appId, application.purpose);
  }

  private Application register(Wanted wanted) {
    Application application = new Application();
    application.id = UUID.randomUUID();
    application.appId = wanted.clientId().orElseGet(UUID::randomUUID);
    application.displayName = wanted.displayName();
    application.accountEnabled = true;
    application.purpose = wanted.purpose();
    application.createdDateTime = now();
    applications.add(application);
    changes.append(
        Change.of(Change.Resource.APPLICATION, application.id, Change.Kind.CREATED)
            .property("displayName", null, application.displayName)
            .property("appId", null, application.appId));
    LOG.infof("application %s registered for %s", application.appId, wanted.purpose());
    return application;
  }

  private static Set<String> all(Application application, Wanted wanted) {
    Set<String> all = new HashSet<>(application.permissions);
    all.addAll(wanted.permissions());
    return all;
  }

  private static List<String> sorted(Set<String> permissions) {
    return permissions.stream().sorted().toList();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}

package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.identity.ApplicationEdits.ApplicationPatchJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Registers programs, changes and removes them, and grants them permissions. */
@ApplicationScoped
class ApplicationChanges {

  private final Applications applications;
  private final ElevationGuard guard;
  private final ChangeLog changes;
  private final Clock clock;

  ApplicationChanges(
      Applications applications, ElevationGuard guard, ChangeLog changes, Clock clock) {
    this.applications = applications;
    this.guard = guard;
    this.changes = changes;
    this.clock = clock;
  }

  /** Registers a program; it holds nothing and cannot sign in yet. */
  @Transactional
  Application register(String displayName, boolean isPublic) {
    Application application = new Application();
    application.id = UUID.randomUUID();
    application.appId = UUID.randomUUID();
    application.displayName = displayName;
    application.isFallbackPublicClient = isPublic;
    application.accountEnabled = true;
    application.createdDateTime = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    applications.add(application);
    applications.flush();
    changes.append(
        change(application, Change.Kind.CREATED)
            .property("displayName", null, displayName)
            .property("appId", null, application.appId)
            .property("isFallbackPublicClient", null, isPublic));
    return application;
  }

  /** Changes its properties; enabling it opens what it holds, so it counts as giving that. */
  @Transactional
  void change(UUID id, ApplicationPatchJson patch) {
    Application application = lock(id);
    boolean opened = Boolean.TRUE.equals(patch.accountEnabled()) && !application.accountEnabled;
    if (opened) {
      guard.require(application, Set.of());
    }
    Change change = change(application, Change.Kind.UPDATED);
    String name = application.displayName;
    boolean enabled = application.accountEnabled;
    boolean isPublic = application.isFallbackPublicClient;
    patch.applyTo(application);
    applications.flush();
    changes.append(
        change
            .property("displayName", name, application.displayName)
            .property("accountEnabled", enabled, application.accountEnabled)
            .property("isFallbackPublicClient", isPublic, application.isFallbackPublicClient));
  }

  /** Removes it with its secrets, keys and permissions; its tokens die at once. */
  @Transactional
  void remove(UUID id) {
    Application application = lock(id);
    applications.remove(application);
    applications.flush();
    changes.append(
        change(application, Change.Kind.PURGED)
            .property("displayName", application.displayName, null));
  }

  /**
   * Grants a permission; one that it has already is no change.
   *
   * @throws GraphException 403 if the caller would give, or share, more than the caller has
   */
  @Transactional
  void grant(UUID id, String permission) {
    Application application = lock(id);
    guard.require(application, Set.of(permission));
    List<String> before = sorted(application);
    application.permissions.add(permission);
    log(application, before);
  }

  /** Takes a permission away; tokens that name it are worth less at once. */
  @Transactional
  void revoke(UUID id, String permission) {
    Application application = lock(id);
    List<String> before = sorted(application);
    if (!application.permissions.remove(permission)) {
      throw GraphException.notFound(permission);
    }
    log(application, before);
  }

  private void log(Application application, List<String> before) {
    applications.flush();
    changes.append(
        change(application, Change.Kind.UPDATED)
            .property("permissions", before, sorted(application)));
  }

  private Application lock(UUID id) {
    return applications.lock(id).orElseThrow(() -> GraphException.notFound(id.toString()));
  }

  private static Change change(Application application, Change.Kind kind) {
    return Change.of(Change.Resource.APPLICATION, application.id, kind);
  }

  private static List<String> sorted(Application application) {
    return application.permissions.stream().sorted().toList();
  }
}

package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.identity.ApplicationPassword.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds and removes the secrets and keys with which programs sign in. */
@ApplicationScoped
class ApplicationCredentials {

  /** Every token request looks at each of them. */
  private static final int MOST = 20;

  private final Applications applications;
  private final ElevationGuard guard;
  private final ChangeLog changes;

  ApplicationCredentials(Applications applications, ElevationGuard guard, ChangeLog changes) {
    this.applications = applications;
    this.guard = guard;
    this.changes = changes;
  }

  /**
   * Adds a secret.
   *
   * @throws GraphException 403 if the caller would gain by signing in with it
   */
  @Transactional
  ApplicationPassword addPassword(
      UUID id, ClientSecret secret, @Nullable String label, Validity validity) {
    Application application = lockForMore(id, applications.passwords(id));
    ApplicationPassword password =
        ApplicationPassword.of(application.id, secret, Origin.ADDED, validity.start());
    password.displayName = label;
    password.endDateTime = validity.end();
    applications.add(password);
    log(application, "passwordCredentials");
    return password;
  }

  /**
   * Adds a public key.
   *
   * @throws GraphException 403 if the caller would gain by signing in with it
   */
  @Transactional
  ApplicationKey addKey(
      UUID id, RSAPublicKey publicKey, @Nullable String label, Validity validity) {
    Application application = lockForMore(id, applications.keys(id));
    ApplicationKey key = new ApplicationKey();
    key.keyId = UUID.randomUUID();
    key.applicationId = application.id;
    key.displayName = label;
    key.publicKey = publicKey.getEncoded();
    key.startDateTime = validity.start();
    key.endDateTime = validity.end();
    applications.add(key);
    log(application, "keyCredentials");
    return key;
  }

  @Transactional
  void removePassword(UUID id, UUID keyId) {
    Application application = lock(id);
    ApplicationPassword password =
        applications.passwords(id).stream()
            .filter(known -> known.keyId.equals(keyId))
            .findFirst()
            .orElseThrow(() -> unknown(keyId));
    applications.remove(password);
    log(application, "passwordCredentials");
  }

  @Transactional
  void removeKey(UUID id, UUID keyId) {
    Application application = lock(id);
    ApplicationKey key =
        applications.keys(id).stream()
            .filter(known -> known.keyId.equals(keyId))
            .findFirst()
            .orElseThrow(() -> unknown(keyId));
    applications.remove(key);
    log(application, "keyCredentials");
  }

  private Application lockForMore(UUID id, List<?> known) {
    Application application = lock(id);
    guard.require(application, Set.of());
    if (known.size() >= MOST) {
      throw GraphException.badRequest(
          "An application cannot have more than " + MOST + " secrets, or keys.");
    }
    return application;
  }

  private Application lock(UUID id) {
    return applications.lock(id).orElseThrow(() -> GraphException.notFound(id.toString()));
  }

  private void log(Application application, String property) {
    applications.flush();
    changes.append(
        Change.of(Change.Resource.APPLICATION, application.id, Change.Kind.UPDATED)
            .touched(property));
  }

  private static GraphException unknown(UUID keyId) {
    return GraphException.badProperty(
        "keyId", "InvalidValue", "No credential found with id '" + keyId + "'.");
  }
}

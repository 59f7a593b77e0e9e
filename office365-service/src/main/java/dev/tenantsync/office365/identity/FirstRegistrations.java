package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.identity.ApplicationPassword.Origin;
import dev.tenantsync.office365.identity.CredentialsFile.Credentials;
import dev.tenantsync.office365.identity.IdentitySettings.Registration;
import dev.tenantsync.office365.identity.Registrations.Wanted;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Registers the administrator's scripts and the Dynamics service. A configured secret counts from
 * the start on that brings it; without one a secret is made once, into a file. That file is then
 * what counts, also when the database is a new one; if it is lost, a new secret takes the place of
 * the lost one.
 */
@ApplicationScoped
class FirstRegistrations {

  private static final Logger LOG = Logger.getLogger(FirstRegistrations.class);

  /** Behind the tenant's first start. */
  private static final int AFTER_TENANT = 60;

  /** The least that a pull of users, roles and groups needs, and plans, which read the products. */
  private static final Set<String> PULL =
      Set.of(
          "User.Read.All",
          "RoleManagement.Read.Directory",
          "Group.Read.All",
          "Organization.Read.All");

  private final Registrations registrations;
  private final IdentitySettings settings;
  private final Issuer issuer;
  private final Path directory;

  FirstRegistrations(
      Registrations registrations, IdentitySettings settings, Issuer issuer, Config config) {
    this.registrations = registrations;
    this.settings = settings;
    this.issuer = issuer;
    this.directory = settings.credentialsDir().orElseGet(() -> CredentialsHome.of(config));
  }

  @Transactional
  void start(@Observes @Priority(AFTER_TENANT) StartupEvent event) {
    ensure(
        "administrator",
        "Administrator scripts",
        settings.administrator(),
        Set.copyOf(GraphPermissions.ALL));
    ensure("dynamics-service", "Dynamics service", settings.dynamics(), PULL);
  }

  /** Makes sure of one, in the caller's transaction. */
  void ensure(String purpose, String displayName, Registration setting, Set<String> permissions) {
    CredentialsFile file = new CredentialsFile(directory, purpose + ".env");
    Optional<ClientSecret> configured = setting.clientSecret().map(text -> secret(purpose, text));
    Optional<Credentials> kept = configured.isPresent() ? Optional.empty() : file.read();
    Optional<UUID> clientId = setting.clientId().or(() -> kept.map(Credentials::clientId));
    Application application =
        registrations.ensure(new Wanted(purpose, displayName, clientId, permissions));
    if (configured.isPresent()) {
      registrations.ensureSecret(application, configured.get(), Origin.CONFIGURED);
      return;
    }
    ClientSecret secret =
        kept.map(Credentials::secret).orElseGet(() -> ClientSecret.random(new SecureRandom()));
    registrations.ensureSecret(application, secret, Origin.GENERATED);
    Credentials now = new Credentials(issuer.tenantId().toString(), application.appId, secret);
    if (!kept.equals(Optional.of(now))) {
      file.write(now);
      LOG.infof("credentials of %s written to %s", purpose, file.path());
    }
  }

  private static ClientSecret secret(String purpose, String text) {
    if (text.length() < ClientSecret.SHORTEST) {
      throw new IllegalStateException(
          "the client secret configured for %s is shorter than %d characters"
              .formatted(purpose, ClientSecret.SHORTEST));
    }
    return new ClientSecret(text);
  }
}

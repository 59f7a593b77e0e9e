package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.tenant.Organization;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one that tokens name: the tenant and the canonical address. */
@ApplicationScoped
class Issuer {

  private final Organization organization;
  private final String setting;
  private volatile @Nullable UUID tenantId;

  Issuer(Organization organization, IdentitySettings settings) {
    this.organization = organization;
    this.setting = settings.issuer();
  }

  /** The tenant's id; it never changes. */
  UUID tenantId() {
    UUID known = tenantId;
    if (known == null) {
      known = QuarkusTransaction.requiringNew().call(() -> organization.tenant().id);
      tenantId = known;
    }
    return known;
  }

  /** The claim {@code iss} of every token. */
  String name() {
    return setting.replace("{tenantId}", tenantId().toString());
  }

  /** Scheme, host and port of the canonical issuer. */
  String origin() {
    URI issuer = URI.create(name());
    return issuer.getScheme() + "://" + issuer.getRawAuthority();
  }
}

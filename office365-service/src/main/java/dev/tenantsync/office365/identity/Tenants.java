package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.odata.Guids;
import dev.tenantsync.office365.tenant.Organization;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Set;

/** How an address may name the tenant: by id, by a verified domain, or as the only one. */
@ApplicationScoped
class Tenants {

  /** One tenant lives here, so that these can mean no other. */
  private static final Set<String> ANY = Set.of("common", "organizations");

  private final Organization organization;
  private final Issuer issuer;

  Tenants(Organization organization, Issuer issuer) {
    this.organization = organization;
    this.issuer = issuer;
  }

  /**
   * @throws SignInException if the name is another tenant's or nobody's
   */
  @Transactional
  void require(String name) {
    boolean known =
        ANY.contains(name.toLowerCase(Locale.ROOT))
            || Guids.parse(name).filter(issuer.tenantId()::equals).isPresent()
            || (name.indexOf('\0') < 0 && organization.domain(name).isPresent());
    if (!known) {
      throw Aadsts.UNKNOWN_TENANT.with(name);
    }
  }
}

package dev.tenantsync.office365.tenant;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Graph's organization, as far as this directory knows it. */
record OrganizationJson(
    UUID id,
    @Nullable String deletedDateTime,
    String displayName,
    @Nullable String countryLetterCode,
    String createdDateTime,
    String tenantType,
    List<String> businessPhones,
    List<Object> assignedPlans,
    List<VerifiedDomainJson> verifiedDomains) {

  /** A domain as the organization lists it. */
  record VerifiedDomainJson(
      String capabilities, boolean isDefault, boolean isInitial, String name, String type) {}

  static OrganizationJson of(Tenant tenant, List<VerifiedDomain> domains) {
    return new OrganizationJson(
        tenant.id,
        null,
        tenant.displayName,
        tenant.countryLetterCode,
        tenant.createdDateTime.toString(),
        "AAD",
        List.of(),
        List.of(),
        domains.stream()
            .map(
                domain ->
                    new VerifiedDomainJson(
                        "Email, OfficeCommunicationsOnline",
                        domain.isDefault,
                        domain.isInitial,
                        domain.name,
                        "Managed"))
            .toList());
  }
}

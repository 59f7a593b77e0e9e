package dev.tenantsync.office365.tenant;

import java.util.List;

/** A domain as Graph's {@code /domains} and our {@code /admin/domains} show it. */
record DomainJson(
    String id,
    String authenticationType,
    boolean isDefault,
    boolean isInitial,
    boolean isRoot,
    boolean isVerified,
    List<String> supportedServices) {

  static DomainJson of(VerifiedDomain domain) {
    return new DomainJson(
        domain.name, "Managed", domain.isDefault, domain.isInitial, true, true, List.of());
  }
}

package dev.tenantsync.office365.tenant;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the organization what an export says it was. Its id stays. */
@ApplicationScoped
public class OrganizationRestoration {

  private final Organization organization;
  private final ChangeLog changes;

  OrganizationRestoration(Organization organization, ChangeLog changes) {
    this.organization = organization;
    this.changes = changes;
  }

  /**
   * Works in the caller's transaction.
   *
   * @param wanted the name, the country and the time of creation; its id is not looked at
   * @param domains all that there shall be
   * @throws GraphException if the domains are no set of domains; nothing is written then
   */
  public void restore(Tenant wanted, List<VerifiedDomain> domains) {
    Map<String, VerifiedDomain> byName = new LinkedHashMap<>();
    domains.forEach(domain -> byName.put(domain.name, domain));
    requireSet(domains, byName);
    List<VerifiedDomain> before = organization.lockDomains();
    List<String> namesBefore = names(before);
    Tenant tenant = organization.tenant();
    Change change =
        Change.of(Change.Resource.ORGANIZATION, tenant.id, Change.Kind.UPDATED)
            .property("displayName", tenant.displayName, wanted.displayName)
            .property("countryLetterCode", tenant.countryLetterCode, wanted.countryLetterCode);
    tenant.displayName = wanted.displayName;
    tenant.countryLetterCode = wanted.countryLetterCode;
    tenant.createdDateTime = wanted.createdDateTime;
    replace(before, byName);
    changes.append(change.property("verifiedDomains", namesBefore, names(domains)));
  }

  private void replace(List<VerifiedDomain> before, Map<String, VerifiedDomain> wanted) {
    for (VerifiedDomain domain : before) {
      VerifiedDomain same = wanted.remove(domain.name);
      if (same == null) {
        organization.remove(domain);
      } else {
        domain.isDefault = same.isDefault;
        domain.isInitial = same.isInitial;
      }
    }
    wanted.values().forEach(organization::add);
  }

  private static void requireSet(List<VerifiedDomain> domains, Map<String, VerifiedDomain> byName) {
    boolean named =
        byName.size() == domains.size()
            && byName.keySet().stream().allMatch(DomainName::isWellFormed);
    boolean marked =
        domains.stream().filter(domain -> domain.isDefault).count() == 1
            && domains.stream().filter(domain -> domain.isInitial).count() == 1;
    if (!named || !marked) {
      throw GraphException.badProperty(
          "verifiedDomains",
          "InvalidValue",
          "The value of property 'verifiedDomains' is not a set of domains, one of them the default"
              + " and one the initial.");
    }
  }

  private static List<String> names(List<VerifiedDomain> domains) {
    return domains.stream().map(domain -> domain.name).sorted().toList();
  }
}

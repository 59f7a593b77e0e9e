package dev.tenantsync.office365.tenant;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;

/** Adds and removes verified domains and chooses the default one. */
@ApplicationScoped
class DomainChanges {

  private final Organization organization;
  private final ChangeLog changes;

  DomainChanges(Organization organization, ChangeLog changes) {
    this.organization = organization;
    this.changes = changes;
  }

  /** Adds a domain; it is verified at once, for nobody here could check a DNS record. */
  @Transactional
  VerifiedDomain add(String asked) {
    String name = asked.toLowerCase(Locale.ROOT);
    if (!DomainName.isWellFormed(name)) {
      throw GraphException.badProperty(
          "name", "InvalidValue", "The value of property 'name' is not a domain name.");
    }
    List<VerifiedDomain> before = organization.lockDomains();
    if (before.stream().anyMatch(domain -> domain.name.equals(name))) {
      throw new GraphException(
          409,
          "Request_MultipleObjectsWithSameKeyValue",
          "Another object with the same value for property name already exists.",
          List.of(new GraphException.Detail("ObjectConflict", "name", "The domain exists.")));
    }
    VerifiedDomain domain = new VerifiedDomain();
    domain.name = name;
    organization.add(domain);
    log(names(before));
    return domain;
  }

  /** Removes a domain, unless it is the initial or default one or users have names in it. */
  @Transactional
  void remove(String name) {
    List<VerifiedDomain> before = organization.lockDomains();
    VerifiedDomain domain = among(before, name);
    if (domain.isInitial || domain.isDefault) {
      throw GraphException.badProperty(
          "name", "InvalidValue", "The initial domain and the default domain cannot be removed.");
    }
    if (organization.isUsed(domain)) {
      throw GraphException.badProperty(
          "name", "ObjectInUse", "The domain cannot be removed while users have names in it.");
    }
    List<String> names = names(before);
    organization.remove(domain);
    log(names);
  }

  /** Makes a domain the default in place of the one that was. */
  @Transactional
  void makeDefault(String name) {
    List<VerifiedDomain> domains = organization.lockDomains();
    VerifiedDomain chosen = among(domains, name);
    VerifiedDomain former = domains.stream().filter(domain -> domain.isDefault).findFirst().get();
    former.isDefault = false;
    chosen.isDefault = true;
    changes.append(
        Change.of(Change.Resource.ORGANIZATION, organization.tenant().id, Change.Kind.UPDATED)
            .property("defaultDomain", former.name, chosen.name));
  }

  private static VerifiedDomain among(List<VerifiedDomain> domains, String name) {
    return domains.stream()
        .filter(domain -> domain.name.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> GraphException.notFound(name));
  }

  private void log(List<String> before) {
    changes.append(
        Change.of(Change.Resource.ORGANIZATION, organization.tenant().id, Change.Kind.UPDATED)
            .property("verifiedDomains", before, names(organization.domains())));
  }

  private static List<String> names(List<VerifiedDomain> domains) {
    return domains.stream().map(domain -> domain.name).sorted().toList();
  }
}

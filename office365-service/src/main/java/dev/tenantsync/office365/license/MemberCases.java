package dev.tenantsync.office365.license;

import dev.tenantsync.office365.tenant.Organization;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Gathers what is known of members whose inherited licences are to be judged. */
@ApplicationScoped
class MemberCases {

  private final Licenses licenses;
  private final InheritedLicenses inherited;
  private final GroupLicenses groups;
  private final Products products;
  private final PlanRelationTables relations;
  private final Organization organization;

  MemberCases(
      Licenses licenses,
      InheritedLicenses inherited,
      GroupLicenses groups,
      Products products,
      PlanRelationTables relations,
      Organization organization) {
    this.licenses = licenses;
    this.inherited = inherited;
    this.groups = groups;
    this.products = products;
    this.relations = relations;
    this.organization = organization;
  }

  /** Opens the cases of these users, whose rows are locked; locks the products, last of all. */
  MemberDocket open(Collection<UUID> userIds) {
    MemberDocket.Tables tables =
        new MemberDocket.Tables(
            licenses.ofUsers(userIds), inherited.ofUsers(userIds), groups.givenTo(userIds));
    products.lock(tables.products());
    Map<UUID, Product> known = products.byIds(tables.products());
    Map<UUID, WaitingList> lines = new HashMap<>();
    known.forEach((skuId, product) -> lines.put(skuId, line(product, userIds.size())));
    String country = organization.tenant().countryLetterCode;
    return new MemberDocket(tables, known, relations.all(), lines, Optional.ofNullable(country));
  }

  /**
   * As many of those who wait as can matter, should every user at hand step out of the line; none
   * where there is a seat for everybody.
   */
  private WaitingList line(Product product, int users) {
    long free = product.units().assignable() - product.consumed();
    if (inherited.countWaiting(product.skuId()) + users <= free) {
      return new WaitingList(free, List.of());
    }
    return new WaitingList(
        free, inherited.waiting(product.skuId(), Math.max(free, 0) + 2L * users));
  }
}

package dev.tenantsync.office365.license;

import dev.tenantsync.office365.user.UserFacet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What licences add to users' properties. */
@ApplicationScoped
class LicenseFacet implements UserFacet {

  private static final Set<String> PROPERTIES =
      Set.of(
          LicenseViews.ASSIGNED_LICENSES,
          LicenseViews.ASSIGNED_PLANS,
          LicenseViews.PROVISIONED_PLANS,
          LicenseViews.ASSIGNMENT_STATES);

  private final Licenses licenses;
  private final InheritedLicenses inherited;
  private final Products products;

  LicenseFacet(Licenses licenses, InheritedLicenses inherited, Products products) {
    this.licenses = licenses;
    this.inherited = inherited;
    this.products = products;
  }

  @Override
  public Set<String> properties() {
    return PROPERTIES;
  }

  @Override
  public Map<UUID, Map<String, @Nullable Object>> read(
      Collection<UUID> userIds, Set<String> names) {
    Map<UUID, List<LicenseRow>> held = licenses.ofUsers(userIds);
    Map<UUID, List<InheritedRow>> ofGroups =
        names.contains(LicenseViews.ASSIGNMENT_STATES) ? inherited.ofUsers(userIds) : Map.of();
    Set<UUID> skuIds = new HashSet<>();
    held.values().forEach(rows -> rows.forEach(row -> skuIds.add(row.skuId)));
    ofGroups.values().forEach(rows -> rows.forEach(row -> skuIds.add(row.skuId)));
    Map<UUID, Product> known = products.byIds(skuIds);
    Map<UUID, Map<String, @Nullable Object>> values = new HashMap<>();
    for (UUID userId : userIds) {
      List<LicenseRow> rows = held.getOrDefault(userId, List.of());
      List<InheritedRow> inheritedRows = ofGroups.getOrDefault(userId, List.of());
      Map<String, @Nullable Object> ofUser = new TreeMap<>();
      names.forEach(name -> ofUser.put(name, value(name, rows, inheritedRows, known)));
      values.put(userId, ofUser);
    }
    return values;
  }

  private static Object value(
      String name,
      List<LicenseRow> held,
      List<InheritedRow> ofGroups,
      Map<UUID, Product> products) {
    return name.equals(LicenseViews.ASSIGNMENT_STATES)
        ? AssignmentStates.of(held, ofGroups, products)
        : LicenseViews.read(name, held, products);
  }
}

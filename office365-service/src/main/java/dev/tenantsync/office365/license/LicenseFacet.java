package dev.tenantsync.office365.license;

import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.user.UserFacet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What licences add to users. A deleted user's seats are free at once; its licences are remembered
 * and given back on restore as far as seats remain (graph-directory U13).
 */
@ApplicationScoped
class LicenseFacet implements UserFacet {

  private static final Set<String> PROPERTIES =
      Set.of(
          LicenseViews.ASSIGNED_LICENSES,
          LicenseViews.ASSIGNED_PLANS,
          LicenseViews.PROVISIONED_PLANS,
          LicenseViews.ASSIGNMENT_STATES);

  private final Licenses licenses;
  private final Products products;
  private final LicenseLedger ledger;

  LicenseFacet(Licenses licenses, Products products, LicenseLedger ledger) {
    this.licenses = licenses;
    this.products = products;
    this.ledger = ledger;
  }

  @Override
  public Set<String> properties() {
    return PROPERTIES;
  }

  @Override
  public Map<UUID, Map<String, @Nullable Object>> read(
      Collection<UUID> userIds, Set<String> names) {
    Map<UUID, List<LicenseRow>> rows = licenses.ofUsers(userIds);
    Set<UUID> skuIds =
        rows.values().stream()
            .flatMap(List::stream)
            .map(LicenseRow::skuId)
            .collect(Collectors.toSet());
    Map<UUID, Product> known = products.byIds(skuIds);
    Map<UUID, Map<String, @Nullable Object>> values = new HashMap<>();
    rows.forEach((userId, held) -> values.put(userId, values(names, held, known)));
    return values;
  }

  private static Map<String, @Nullable Object> values(
      Set<String> names, List<LicenseRow> rows, Map<UUID, Product> known) {
    Map<String, @Nullable Object> values = new TreeMap<>();
    names.forEach(name -> values.put(name, LicenseViews.read(name, rows, known)));
    return values;
  }

  @Override
  public Set<String> deleted(User user) {
    List<UUID> held = licenses.of(user.id).stream().map(LicenseRow::skuId).toList();
    if (held.isEmpty()) {
      return Set.of();
    }
    LicenseCase opened = ledger.open(user, held);
    licenses.remember(user.id, opened.held().values());
    ledger.book(opened, Map.of());
    return LicenseViews.TRACKED;
  }

  @Override
  public Set<String> restored(User user) {
    List<License> remembered = licenses.recall(user.id);
    if (remembered.isEmpty()) {
      return Set.of();
    }
    LicenseCase opened = ledger.open(user, remembered.stream().map(License::skuId).toList());
    Map<UUID, License> restorable = SeatRules.restorable(opened.facts(), remembered);
    ledger.book(opened, restorable);
    return restorable.isEmpty() ? Set.of() : LicenseViews.TRACKED;
  }
}

package dev.tenantsync.office365.license;

import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.user.UserFacet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens to licences when users go, come back or move. A deleted user's seats are free at
 * once; what was assigned is remembered and given back on restore as far as seats remain, and what
 * groups give is inherited again (graph-directory U13).
 */
@ApplicationScoped
class LicenseLifecycle implements UserFacet {

  private final Licenses licenses;
  private final InheritedLicenses inherited;
  private final GroupLicenses groups;
  private final LicenseLedger ledger;
  private final Seats seats;
  private final PendingUsers pending;
  private final Clock clock;

  LicenseLifecycle(
      Licenses licenses,
      InheritedLicenses inherited,
      GroupLicenses groups,
      LicenseLedger ledger,
      Seats seats,
      PendingUsers pending,
      Clock clock) {
    this.licenses = licenses;
    this.inherited = inherited;
    this.groups = groups;
    this.ledger = ledger;
    this.seats = seats;
    this.pending = pending;
    this.clock = clock;
  }

  @Override
  public Set<String> properties() {
    return Set.of();
  }

  @Override
  public Map<UUID, Map<String, @Nullable Object>> read(
      Collection<UUID> userIds, Set<String> names) {
    return Map.of();
  }

  @Override
  public Set<String> deleted(User user) {
    List<LicenseRow> held = licenses.of(user.id);
    List<InheritedRow> ofGroups = inherited.of(user.id);
    if (held.isEmpty() && ofGroups.isEmpty()) {
      return Set.of();
    }
    Set<UUID> skuIds = new HashSet<>();
    held.forEach(row -> skuIds.add(row.skuId));
    ofGroups.forEach(row -> skuIds.add(row.skuId));
    LicenseCase opened = ledger.open(user, skuIds);
    licenses.remember(user.id, opened.facts().direct().values());
    inherited.replace(user.id, ofGroups, List.of(), clock.instant());
    seats.move(ledger.book(opened, Map.of(), Map.of()).seats());
    // One who only waited leaves the line, perhaps with a seat offered.
    seats.offer(skuIds);
    return held.isEmpty() ? Set.of() : LicenseViews.TRACKED;
  }

  @Override
  public Set<String> restored(User user) {
    if (groups.areGivenTo(user.id)) {
      pending.raise(List.of(user.id));
    }
    List<License> remembered = licenses.recall(user.id);
    if (remembered.isEmpty()) {
      return Set.of();
    }
    LicenseCase opened = ledger.open(user, remembered.stream().map(License::skuId).toList());
    Map<UUID, License> restorable = SeatRules.restorable(opened.facts(), remembered);
    seats.move(ledger.book(opened, restorable, Map.of()).seats());
    return restorable.isEmpty() ? Set.of() : LicenseViews.TRACKED;
  }

  @Override
  public void changed(User user, Set<String> names) {
    if (names.contains("usageLocation") && inherited.isKnown(user.id)) {
      pending.raise(List.of(user.id));
    }
  }
}

package dev.tenantsync.office365.license;

import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.group.GroupLocks;
import dev.tenantsync.office365.license.LicenseViews.AssignedLicenseJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Changes what a group gives its members, all or nothing (Graph: group assignLicense). Members are
 * marked; what becomes of each is decided afterwards, one by one.
 */
@ApplicationScoped
class AssignGroupLicense {

  private final GroupLocks locks;
  private final GroupLicenses licenses;
  private final GroupLicenseRuns runs;
  private final Products products;
  private final PendingUsers pending;
  private final ChangeLog log;
  private final Clock clock;

  AssignGroupLicense(
      GroupLocks locks,
      GroupLicenses licenses,
      GroupLicenseRuns runs,
      Products products,
      PendingUsers pending,
      ChangeLog log,
      Clock clock) {
    this.locks = locks;
    this.licenses = licenses;
    this.runs = runs;
    this.products = products;
    this.pending = pending;
    this.log = log;
    this.clock = clock;
  }

  /**
   * @throws dev.tenantsync.office365.error.GraphException if there is no such group
   */
  @Transactional
  Verdict assign(UUID groupId, LicenseChange change) {
    locks.group(groupId);
    List<GroupLicenseRow> rows = licenses.of(groupId);
    Map<UUID, License> given = new LinkedHashMap<>();
    rows.forEach(row -> given.put(row.skuId, row.license()));
    List<UUID> named =
        Stream.concat(
                change.add().stream().map(License::skuId),
                Stream.concat(change.remove().stream(), given.keySet().stream()))
            .distinct()
            .toList();
    Verdict verdict = SeatRules.judgeGroup(given, products.byIds(named), change);
    verdict.ifAccepted(
        accepted -> {
          if (!accepted.licenses().equals(given)) {
            book(groupId, rows, accepted.licenses());
          }
        });
    return verdict;
  }

  private void book(UUID groupId, List<GroupLicenseRow> rows, Map<UUID, License> after) {
    List<AssignedLicenseJson> before = AssignedLicenseJson.of(rows);
    List<GroupLicenseRow> now = licenses.replace(groupId, rows, after, clock.instant());
    log.append(
        Change.of(Change.Resource.GROUP, groupId, Change.Kind.UPDATED)
            .property(LicenseViews.ASSIGNED_LICENSES, before, AssignedLicenseJson.of(now)));
    runs.begin(groupId, pending.raiseMembers(groupId));
  }
}

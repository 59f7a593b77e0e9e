package dev.tenantsync.office365.license;

import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.license.LicenseViews.AssignedLicenseJson;
import dev.tenantsync.office365.license.PendingUsers.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Licences of users and groups who were elsewhere before, in the caller's transaction. Rules and
 * seats were minded there, so nothing is judged and nobody is marked.
 */
@ApplicationScoped
public class FormerHolders {

  /** A licence that a group gave elsewhere, and since when. */
  public record Given(License license, Instant assigned) {}

  private final Products products;
  private final LicenseTables tables;
  private final GroupLicenseRuns runs;
  private final PendingUsers pending;

  FormerHolders(
      Products products, LicenseTables tables, GroupLicenseRuns runs, PendingUsers pending) {
    this.products = products;
    this.tables = tables;
    this.runs = runs;
    this.pending = pending;
  }

  /** Those of these products that exist. */
  public Set<UUID> known(Collection<UUID> skuIds) {
    return products.byIds(skuIds).keySet();
  }

  /** Books what users had, by user, and the seats that go with it. */
  public void restore(Map<UUID, FormerLicenses> users) {
    List<LicenseRow> held = new ArrayList<>();
    List<InheritedRow> inherited = new ArrayList<>();
    List<RememberedRow> remembered = new ArrayList<>();
    users.forEach(
        (userId, former) -> {
          held.addAll(former.heldBy(userId));
          inherited.addAll(former.inheritedBy(userId));
          remembered.addAll(former.rememberedOf(userId));
        });
    Map<UUID, Integer> seats = new LinkedHashMap<>();
    held.forEach(row -> seats.merge(row.skuId, 1, Integer::sum));
    products.lock(seats.keySet());
    tables.remember(remembered);
    tables.inherit(inherited);
    tables.hold(held);
    tables.consume(seats);
  }

  /**
   * Has a new group give what it gave, be it nothing any more. Its members have it already, or are
   * {@linkplain #mark marked}.
   *
   * @return the group's change, telling of it
   */
  public Change give(Change created, List<Given> licenses) {
    UUID groupId = created.resourceId();
    List<GroupLicenseRow> rows =
        licenses.stream()
            .map(one -> GroupLicenseRow.of(groupId, one.license(), one.assigned()))
            .toList();
    tables.give(rows);
    runs.begin(groupId, Run.ENDED);
    return created.property(
        LicenseViews.ASSIGNED_LICENSES, List.of(), AssignedLicenseJson.of(rows));
  }

  /** Marks users whose inherited licences were yet to be judged, in this order. */
  public void mark(Collection<UUID> userIds) {
    pending.raise(userIds);
    runs.reopen();
  }
}

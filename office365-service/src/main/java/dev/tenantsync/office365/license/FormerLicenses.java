package dev.tenantsync.office365.license;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A user's licences as they were elsewhere. What the user holds follows from what is assigned and
 * from what groups give, by the rule that holds for everybody.
 *
 * @param remembered what a deleted user held
 */
public record FormerLicenses(
    List<Assigned> assigned, List<Inherited> inherited, List<License> remembered) {

  public static final FormerLicenses NONE = new FormerLicenses(List.of(), List.of(), List.of());

  /** Since when a product is held, and when its assignment changed last. */
  public record Times(Instant assigned, Instant updated) {}

  /** A product assigned to the user, less the plans off in the assignment. */
  public record Assigned(License license, Times times) {}

  /**
   * A product that groups give the user, in force or not.
   *
   * @param times where it is held and not assigned to the user, too; else absent
   */
  public record Inherited(UUID skuId, Optional<Times> times, List<Share> shares) {

    public Inherited {
      shares = List.copyOf(shares);
    }
  }

  /** What became of one group's licence, and when it did. */
  public record Share(InheritedLicense license, Instant updated) {}

  public FormerLicenses {
    assigned = List.copyOf(assigned);
    inherited = List.copyOf(inherited);
    remembered = List.copyOf(remembered);
  }

  /** The products that are named. */
  public Set<UUID> skuIds() {
    Set<UUID> skuIds = new HashSet<>();
    assigned.forEach(one -> skuIds.add(one.license().skuId()));
    inherited.forEach(one -> skuIds.add(one.skuId()));
    remembered.forEach(one -> skuIds.add(one.skuId()));
    return skuIds;
  }

  /** What the user holds of all that. */
  public List<License> held() {
    return List.copyOf(License.union(direct().values(), inForce().values()).values());
  }

  List<LicenseRow> heldBy(UUID userId) {
    Map<UUID, License> direct = direct();
    Map<UUID, Times> times = times();
    return held().stream()
        .map(
            license -> {
              Times then = Objects.requireNonNull(times.get(license.skuId()));
              LicenseRow row = LicenseRow.of(userId, license.skuId(), then.assigned());
              row.hold(direct.get(license.skuId()), license, then.updated());
              row.updatedDateTime = then.updated();
              return row;
            })
        .toList();
  }

  List<InheritedRow> inheritedBy(UUID userId) {
    return shares()
        .map(share -> InheritedRow.of(userId, share.license(), share.updated()))
        .toList();
  }

  List<RememberedRow> rememberedOf(UUID userId) {
    return remembered.stream().map(license -> RememberedRow.of(userId, license)).toList();
  }

  private Map<UUID, License> direct() {
    return License.union(assigned.stream().map(Assigned::license).toList(), List.of());
  }

  private Map<UUID, License> inForce() {
    return Inheritance.inForce(shares().map(Share::license).toList());
  }

  private Map<UUID, Times> times() {
    Map<UUID, Times> times = new HashMap<>();
    inherited.forEach(one -> one.times().ifPresent(then -> times.put(one.skuId(), then)));
    assigned.forEach(one -> times.put(one.license().skuId(), one.times()));
    return times;
  }

  private Stream<Share> shares() {
    return inherited.stream().flatMap(one -> one.shares().stream());
  }
}

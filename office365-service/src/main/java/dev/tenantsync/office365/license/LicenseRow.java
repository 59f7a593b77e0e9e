package dev.tenantsync.office365.license;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row of a {@link License} that a user holds, assigned to the user, given by groups, or both.
 * It takes one seat.
 */
final class LicenseRow {

  final UUID userId;
  final UUID skuId;
  List<UUID> disabledPlans;
  final Instant assignedDateTime;
  Instant updatedDateTime;

  /** Whether it is assigned to the user, beside what groups give. */
  boolean direct;

  /** Off in the direct assignment; null where that is no more than {@link #disabledPlans}. */
  @Nullable List<UUID> directDisabledPlans;

  private LicenseRow(UUID userId, UUID skuId, Instant assigned) {
    this.userId = userId;
    this.skuId = skuId;
    this.disabledPlans = List.of();
    this.assignedDateTime = assigned;
    this.updatedDateTime = assigned;
  }

  /** A row of a licence assigned to the user. */
  static LicenseRow of(UUID userId, License license, Instant now) {
    LicenseRow row = of(userId, license.skuId(), now);
    row.hold(license, license, now);
    return row;
  }

  /** A row of which {@link #hold} is yet to say what is held. */
  static LicenseRow of(UUID userId, UUID skuId, Instant now) {
    return new LicenseRow(userId, skuId, now);
  }

  /** The plans switched off, in one order always, so that equal licences look equal. */
  static List<UUID> sorted(License license) {
    return license.disabledPlans().stream().sorted().toList();
  }

  /**
   * Changes what is held.
   *
   * @param assigned the direct assignment, if there is one
   * @param effective what it amounts to together with what groups give
   * @return whether it is not as it was
   */
  boolean hold(@Nullable License assigned, License effective, Instant now) {
    boolean reassigned = !Objects.equals(assigned, direct().orElse(null));
    boolean differs = reassigned || !effective.equals(license());
    if (reassigned) {
      updatedDateTime = now;
    }
    direct = assigned != null;
    directDisabledPlans = assigned == null || assigned.equals(effective) ? null : sorted(assigned);
    disabledPlans = sorted(effective);
    return differs;
  }

  /** The licence assigned to the user. */
  Optional<License> direct() {
    List<UUID> off = directDisabledPlans == null ? disabledPlans : directDisabledPlans;
    return direct ? Optional.of(new License(skuId, Set.copyOf(off))) : Optional.empty();
  }

  UUID userId() {
    return userId;
  }

  UUID skuId() {
    return skuId;
  }

  /** What is held in effect. */
  License license() {
    return new License(skuId, Set.copyOf(disabledPlans));
  }
}

package dev.tenantsync.office365.license;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
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
@Entity
@IdClass(LicenseRow.Key.class)
@Table(name = "license_assignment")
class LicenseRow {

  record Key(UUID userId, UUID skuId) {}

  @Id
  @Column(name = "user_id")
  UUID userId;

  @Id
  @Column(name = "sku_id")
  UUID skuId;

  @Column(name = "disabled_plans")
  List<UUID> disabledPlans;

  @Column(name = "assigned_date_time")
  Instant assignedDateTime;

  @Column(name = "updated_date_time")
  Instant updatedDateTime;

  /** Whether it is assigned to the user, beside what groups give. */
  @Column boolean direct;

  /** Off in the direct assignment; null where that is no more than {@link #disabledPlans}. */
  @Column(name = "direct_disabled_plans")
  @Nullable List<UUID> directDisabledPlans;

  /** A row of a licence assigned to the user. */
  static LicenseRow of(UUID userId, License license, Instant now) {
    LicenseRow row = of(userId, license.skuId(), now);
    row.hold(license, license, now);
    return row;
  }

  /** A row of which {@link #hold} is yet to say what is held. */
  static LicenseRow of(UUID userId, UUID skuId, Instant now) {
    LicenseRow row = new LicenseRow();
    row.userId = userId;
    row.skuId = skuId;
    row.disabledPlans = List.of();
    row.assignedDateTime = now;
    row.updatedDateTime = now;
    return row;
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
   */
  void hold(@Nullable License assigned, License effective, Instant now) {
    if (!Objects.equals(assigned, direct().orElse(null))) {
      updatedDateTime = now;
    }
    direct = assigned != null;
    directDisabledPlans = assigned == null || assigned.equals(effective) ? null : sorted(assigned);
    disabledPlans = sorted(effective);
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

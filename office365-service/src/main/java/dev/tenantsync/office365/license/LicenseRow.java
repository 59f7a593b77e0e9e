package dev.tenantsync.office365.license;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The row of a {@link License} that a user holds. */
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

  static LicenseRow of(UUID userId, License license, Instant now) {
    LicenseRow row = new LicenseRow();
    row.userId = userId;
    row.skuId = license.skuId();
    row.disabledPlans = sorted(license);
    row.assignedDateTime = now;
    row.updatedDateTime = now;
    return row;
  }

  /** The plans switched off, in one order always, so that equal licences look equal. */
  static List<UUID> sorted(License license) {
    return license.disabledPlans().stream().sorted().toList();
  }

  void replacePlans(License license, Instant now) {
    disabledPlans = sorted(license);
    updatedDateTime = now;
  }

  UUID userId() {
    return userId;
  }

  UUID skuId() {
    return skuId;
  }

  License license() {
    return new License(skuId, Set.copyOf(disabledPlans));
  }
}

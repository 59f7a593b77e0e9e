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

/** The row of a {@link GroupLicense}. */
@Entity
@IdClass(GroupLicenseRow.Key.class)
@Table(name = "group_license")
class GroupLicenseRow {

  record Key(UUID groupId, UUID skuId) {}

  @Id
  @Column(name = "group_id")
  UUID groupId;

  @Id
  @Column(name = "sku_id")
  UUID skuId;

  @Column(name = "disabled_plans")
  List<UUID> disabledPlans;

  @Column(name = "assigned_date_time")
  Instant assignedDateTime;

  static GroupLicenseRow of(UUID groupId, License license, Instant now) {
    GroupLicenseRow row = new GroupLicenseRow();
    row.groupId = groupId;
    row.skuId = license.skuId();
    row.disabledPlans = LicenseRow.sorted(license);
    row.assignedDateTime = now;
    return row;
  }

  UUID groupId() {
    return groupId;
  }

  License license() {
    return new License(skuId, Set.copyOf(disabledPlans));
  }
}

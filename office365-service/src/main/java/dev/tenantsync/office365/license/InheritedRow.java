package dev.tenantsync.office365.license;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The row of an {@link InheritedLicense}. */
@Entity
@IdClass(InheritedRow.Key.class)
@Table(name = "inherited_license")
class InheritedRow {

  record Key(UUID userId, UUID skuId, UUID groupId) {}

  @Id
  @Column(name = "user_id")
  UUID userId;

  @Id
  @Column(name = "sku_id")
  UUID skuId;

  @Id
  @Column(name = "group_id")
  UUID groupId;

  @Column(name = "disabled_plans")
  List<UUID> disabledPlans;

  @Column(name = "in_force")
  boolean inForce;

  @Column
  @Enumerated(EnumType.STRING)
  LicenseError error;

  @Column Instant since;

  @Column(name = "updated_date_time")
  Instant updatedDateTime;

  static InheritedRow of(UUID userId, InheritedLicense license, Instant now) {
    InheritedRow row = new InheritedRow();
    row.userId = userId;
    row.skuId = license.skuId();
    row.groupId = license.groupId();
    row.become(license, now);
    return row;
  }

  void become(InheritedLicense license, Instant now) {
    disabledPlans = LicenseRow.sorted(license.license());
    inForce = license.inForce();
    error = license.error();
    since = license.since();
    updatedDateTime = now;
  }

  UUID userId() {
    return userId;
  }

  Key key() {
    return new Key(userId, skuId, groupId);
  }

  InheritedLicense license() {
    License license = new License(skuId, Set.copyOf(disabledPlans));
    return new InheritedLicense(groupId, license, inForce, error, since);
  }
}

package dev.tenantsync.office365.license;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A licence that a user held when deleted. It takes no seat. */
@Entity
@IdClass(RememberedRow.Key.class)
@Table(name = "remembered_license")
class RememberedRow {

  record Key(UUID userId, UUID skuId) {}

  @Id
  @Column(name = "user_id")
  UUID userId;

  @Id
  @Column(name = "sku_id")
  UUID skuId;

  @Column(name = "disabled_plans")
  List<UUID> disabledPlans;

  static RememberedRow of(UUID userId, License license) {
    RememberedRow row = new RememberedRow();
    row.userId = userId;
    row.skuId = license.skuId();
    row.disabledPlans = LicenseRow.sorted(license);
    return row;
  }

  License license() {
    return new License(skuId, Set.copyOf(disabledPlans));
  }
}

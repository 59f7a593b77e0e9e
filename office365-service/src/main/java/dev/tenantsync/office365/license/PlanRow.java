package dev.tenantsync.office365.license;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** The row of a {@link Plan} within a product. It never changes. */
@Entity
@IdClass(PlanRow.Key.class)
@Table(name = "service_plan")
class PlanRow {

  record Key(UUID skuId, UUID servicePlanId) {}

  @Id
  @Column(name = "sku_id")
  UUID skuId;

  @Id
  @Column(name = "service_plan_id")
  UUID servicePlanId;

  @Column int position;

  @Column(name = "service_plan_name")
  String servicePlanName;

  @Column String service;

  @Column(name = "applies_to")
  @Enumerated(EnumType.STRING)
  AppliesTo appliesTo;

  static PlanRow of(UUID skuId, int position, Plan plan) {
    PlanRow row = new PlanRow();
    row.skuId = skuId;
    row.servicePlanId = plan.id();
    row.position = position;
    row.servicePlanName = plan.name();
    row.service = plan.service();
    row.appliesTo = plan.appliesTo();
    return row;
  }
}

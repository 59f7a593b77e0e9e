package dev.tenantsync.office365.license;

import java.util.List;
import java.util.UUID;

/** A product as {@code /admin/skus} shows it. */
record SkuJson(
    UUID skuId,
    String skuPartNumber,
    String appliesTo,
    String capabilityStatus,
    int consumedUnits,
    Units units,
    List<PlanJson> servicePlans) {

  record PlanJson(UUID servicePlanId, String servicePlanName, String service, String appliesTo) {

    static PlanJson of(Plan plan) {
      return new PlanJson(plan.id(), plan.name(), plan.service(), plan.appliesTo().wire());
    }
  }

  static SkuJson of(Product product) {
    return new SkuJson(
        product.skuId(),
        product.partNumber(),
        product.appliesTo().wire(),
        product.units().status().wire(),
        product.consumed(),
        product.units(),
        product.plans().stream().map(PlanJson::of).toList());
  }
}

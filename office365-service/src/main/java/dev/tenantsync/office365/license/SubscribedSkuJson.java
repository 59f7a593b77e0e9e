package dev.tenantsync.office365.license;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tenantsync.office365.tenant.Tenant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A product as Graph shows it (Graph: subscribedSku). */
@JsonPropertyOrder(alphabetic = true)
record SubscribedSkuJson(
    String id,
    UUID accountId,
    String accountName,
    String appliesTo,
    String capabilityStatus,
    int consumedUnits,
    PrepaidUnitsJson prepaidUnits,
    List<ServicePlanJson> servicePlans,
    UUID skuId,
    String skuPartNumber,
    List<String> subscriptionIds) {

  static final Set<String> PROPERTIES =
      Set.of(
          "id",
          "accountId",
          "accountName",
          "appliesTo",
          "capabilityStatus",
          "consumedUnits",
          "prepaidUnits",
          "servicePlans",
          "skuId",
          "skuPartNumber",
          "subscriptionIds");

  record PrepaidUnitsJson(int enabled, int warning, int suspended, int lockedOut) {

    static PrepaidUnitsJson of(Units units) {
      return new PrepaidUnitsJson(
          units.enabled(), units.warning(), units.suspended(), units.lockedOut());
    }
  }

  static SubscribedSkuJson of(Product product, Tenant tenant) {
    return new SubscribedSkuJson(
        tenant.id + "_" + product.skuId(),
        tenant.id,
        tenant.displayName,
        product.appliesTo().wire(),
        product.units().status().wire(),
        product.consumed(),
        PrepaidUnitsJson.of(product.units()),
        product.plans().stream().map(plan -> ServicePlanJson.of(plan, true)).toList(),
        product.skuId(),
        product.partNumber(),
        List.of());
  }
}

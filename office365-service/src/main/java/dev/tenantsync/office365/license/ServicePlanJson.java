package dev.tenantsync.office365.license;

import java.util.UUID;

/** A plan of a product, or of a user's licence (Graph: servicePlanInfo). */
record ServicePlanJson(
    UUID servicePlanId, String servicePlanName, String provisioningStatus, String appliesTo) {

  static ServicePlanJson of(Plan plan, boolean on) {
    return new ServicePlanJson(
        plan.id(), plan.name(), on ? "Success" : "Disabled", plan.appliesTo().wire());
  }
}

package dev.tenantsync.office365.metadata;

import static dev.tenantsync.office365.metadata.StructuredType.complex;

import java.util.List;
import java.util.stream.Stream;

/** What is a part of other objects only (Graph: resource types of these names). */
final class ValueTypes {

  private ValueTypes() {}

  static List<StructuredType> all() {
    return Stream.of(ofLicenses(), ofDirectory(), ofAudits()).flatMap(List::stream).toList();
  }

  private static List<StructuredType> ofLicenses() {
    return List.of(
        complex("assignedLicense")
            .has(Property.many("disabledPlans", "Edm.Guid"))
            .guids("skuId")
            .done(),
        complex("assignedPlan")
            .moments("assignedDateTime")
            .texts("capabilityStatus", "service")
            .guids("servicePlanId")
            .done(),
        complex("provisionedPlan")
            .texts("capabilityStatus", "provisioningStatus", "service")
            .done(),
        complex("licenseAssignmentState")
            .texts("assignedByGroup", "error", "state")
            .has(Property.many("disabledPlans", "Edm.Guid"))
            .moments("lastUpdatedDateTime")
            .guids("skuId")
            .done(),
        complex("licenseProcessingState").texts("state").done(),
        complex("licenseUnitsDetail")
            .numbers("enabled", "lockedOut", "suspended", "warning")
            .done(),
        complex("servicePlanInfo")
            .texts("appliesTo", "provisioningStatus", "servicePlanName")
            .guids("servicePlanId")
            .done());
  }

  private static List<StructuredType> ofDirectory() {
    return List.of(
        complex("passwordProfile")
            .flags("forceChangePasswordNextSignIn", "forceChangePasswordNextSignInWithMfa")
            .texts("password")
            .done(),
        complex("verifiedDomain")
            .texts("capabilities", "name", "type")
            .flags("isDefault", "isInitial")
            .done(),
        complex("onPremisesProvisioningError")
            .texts("category", "propertyCausingError", "value")
            .moments("occurredDateTime")
            .done(),
        complex("serviceProvisioningError")
            .moments("createdDateTime")
            .flags("isResolved")
            .texts("serviceInstance")
            .done(),
        complex("unifiedRolePermission")
            .textLists("allowedResourceActions")
            .texts("condition")
            .done());
  }

  private static List<StructuredType> ofAudits() {
    return List.of(
        complex("auditActivityInitiator")
            .one("app", "appIdentity")
            .one("user", "userIdentity")
            .done(),
        complex("appIdentity")
            .texts("appId", "displayName", "servicePrincipalId", "servicePrincipalName")
            .done(),
        complex("userIdentity").texts("displayName", "id", "ipAddress", "userPrincipalName").done(),
        complex("keyValue").texts("key", "value").done(),
        complex("modifiedProperty").texts("displayName", "newValue", "oldValue").done(),
        complex("targetResource")
            .texts("displayName", "groupType", "id", "type", "userPrincipalName")
            .many("modifiedProperties", "modifiedProperty")
            .done());
  }
}

package dev.tenantsync.office365.metadata;

import static dev.tenantsync.office365.metadata.StructuredType.entity;

import java.util.List;

/** What has an id and is no directory object (Graph: resource types of these names). */
final class ServiceTypes {

  private static final String ENTITY = "entity";

  private ServiceTypes() {}

  static List<StructuredType> all() {
    return List.of(
        entity("subscribedSku", ENTITY)
            .texts("accountId", "accountName", "appliesTo", "capabilityStatus", "skuPartNumber")
            .guids("skuId")
            .numbers("consumedUnits")
            .one("prepaidUnits", "licenseUnitsDetail")
            .many("servicePlans", "servicePlanInfo")
            .textLists("subscriptionIds")
            .done(),
        entity("licenseDetails", ENTITY)
            .guids("skuId")
            .texts("skuPartNumber")
            .many("servicePlans", "servicePlanInfo")
            .done(),
        entity("domain", ENTITY)
            .texts("authenticationType")
            .flags("isDefault", "isInitial", "isRoot", "isVerified")
            .textLists("supportedServices")
            .done(),
        subscription(),
        roleDefinition(),
        entity("unifiedRoleAssignment", ENTITY)
            .texts("appScopeId", "condition", "directoryScopeId", "principalId", "roleDefinitionId")
            .toOne("principal", "directoryObject")
            .toOne("roleDefinition", "unifiedRoleDefinition")
            .done(),
        directoryAudit(),
        entity("directory", ENTITY).toMany("deletedItems", "directoryObject").done(),
        entity("roleManagement", ENTITY).toOne("directory", "rbacApplication").done(),
        entity("rbacApplication", ENTITY)
            .toMany("roleAssignments", "unifiedRoleAssignment")
            .toMany("roleDefinitions", "unifiedRoleDefinition")
            .done(),
        entity("auditLogRoot", ENTITY).toMany("directoryAudits", "directoryAudit").done());
  }

  private static StructuredType subscription() {
    return entity("subscription", ENTITY)
        .texts(
            "applicationId",
            "changeType",
            "clientState",
            "creatorId",
            "encryptionCertificate",
            "encryptionCertificateId",
            "latestSupportedTlsVersion",
            "lifecycleNotificationUrl",
            "notificationContentType",
            "notificationQueryOptions",
            "notificationUrl",
            "notificationUrlAppId",
            "resource")
        .flags("includeResourceData")
        .moments("expirationDateTime")
        .done();
  }

  private static StructuredType roleDefinition() {
    return entity("unifiedRoleDefinition", ENTITY)
        .texts("description", "displayName", "templateId", "version")
        .flags("isBuiltIn", "isEnabled")
        .textLists("resourceScopes")
        .many("rolePermissions", "unifiedRolePermission")
        .done();
  }

  private static StructuredType directoryAudit() {
    return entity("directoryAudit", ENTITY)
        .texts(
            "activityDisplayName",
            "category",
            "correlationId",
            "loggedByService",
            "operationType",
            "result",
            "resultReason",
            "userAgent")
        .moments("activityDateTime")
        .many("additionalDetails", "keyValue")
        .one("initiatedBy", "auditActivityInitiator")
        .many("targetResources", "targetResource")
        .done();
  }
}

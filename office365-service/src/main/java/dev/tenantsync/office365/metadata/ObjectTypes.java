package dev.tenantsync.office365.metadata;

import static dev.tenantsync.office365.metadata.StructuredType.entity;

import dev.tenantsync.office365.user.UserProperties;
import dev.tenantsync.office365.user.UserProperty;
import dev.tenantsync.office365.user.UserProperty.ValueType;
import java.util.List;
import java.util.Set;

/** Users, groups, roles and what they have in common (Graph: resource types of these names). */
final class ObjectTypes {

  private static final String OBJECT = "directoryObject";

  private static final Set<String> OF_EVERY_OBJECT = Set.of("id", "deletedDateTime");

  private ObjectTypes() {}

  static List<StructuredType> all() {
    return List.of(
        entity("entity", null).has(new Property("id", "Edm.String", false, false)).done(),
        entity(OBJECT, "entity").moments("deletedDateTime").done(),
        user(),
        group(),
        entity("directoryRole", OBJECT)
            .texts("description", "displayName", "roleTemplateId")
            .toMany("members", OBJECT)
            .done(),
        entity("directoryRoleTemplate", OBJECT).texts("description", "displayName").done(),
        entity("organization", OBJECT)
            .texts("countryLetterCode", "displayName", "tenantType")
            .moments("createdDateTime")
            .textLists("businessPhones")
            .many("assignedPlans", "assignedPlan")
            .many("verifiedDomains", "verifiedDomain")
            .done());
  }

  private static StructuredType user() {
    StructuredType.Draft user = entity("user", OBJECT);
    UserProperties.all().stream()
        .filter(property -> !OF_EVERY_OBJECT.contains(property.name()))
        .forEach(property -> user.has(stored(property)));
    return user.many("assignedLicenses", "assignedLicense")
        .many("assignedPlans", "assignedPlan")
        .many("provisionedPlans", "provisionedPlan")
        .many("licenseAssignmentStates", "licenseAssignmentState")
        .one("passwordProfile", "passwordProfile")
        .toMany("licenseDetails", "licenseDetails")
        .toOne("manager", OBJECT)
        .toMany("directReports", OBJECT)
        .toMany("memberOf", OBJECT)
        .toMany("transitiveMemberOf", OBJECT)
        .done();
  }

  private static Property stored(UserProperty property) {
    boolean many = property.type() == ValueType.TEXT_LIST;
    String type = many ? "Edm.String" : property.type().wireName();
    return new Property(property.name(), type, many, !many && !property.isRequired());
  }

  private static StructuredType group() {
    return entity("group", OBJECT)
        .texts(
            "classification",
            "description",
            "displayName",
            "mail",
            "mailNickname",
            "membershipRule",
            "membershipRuleProcessingState",
            "onPremisesDomainName",
            "onPremisesNetBiosName",
            "onPremisesSamAccountName",
            "onPremisesSecurityIdentifier",
            "preferredDataLocation",
            "preferredLanguage",
            "securityIdentifier",
            "theme",
            "uniqueName",
            "visibility")
        .moments(
            "createdDateTime",
            "expirationDateTime",
            "onPremisesLastSyncDateTime",
            "renewedDateTime")
        .flags(
            "hasMembersWithLicenseErrors",
            "isAssignableToRole",
            "mailEnabled",
            "onPremisesSyncEnabled",
            "securityEnabled")
        .textLists(
            "creationOptions",
            "groupTypes",
            "proxyAddresses",
            "resourceBehaviorOptions",
            "resourceProvisioningOptions")
        .many("assignedLicenses", "assignedLicense")
        .one("licenseProcessingState", "licenseProcessingState")
        .many("onPremisesProvisioningErrors", "onPremisesProvisioningError")
        .many("serviceProvisioningErrors", "serviceProvisioningError")
        .toMany("members", OBJECT)
        .toMany("membersWithLicenseErrors", OBJECT)
        .toMany("memberOf", OBJECT)
        .toMany("owners", OBJECT)
        .toMany("transitiveMemberOf", OBJECT)
        .toMany("transitiveMembers", OBJECT)
        .done();
  }
}

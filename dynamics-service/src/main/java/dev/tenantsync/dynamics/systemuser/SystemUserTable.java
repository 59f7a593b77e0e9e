package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.caller.Caller;
import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.AzureState;
import dev.tenantsync.dynamics.entitlement.CalType;
import dev.tenantsync.dynamics.odata.Attribute;
import dev.tenantsync.dynamics.odata.AttributeType.Lookup;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.Guard;
import dev.tenantsync.dynamics.odata.Navigation;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.securityrole.BusinessUnitTable;
import dev.tenantsync.dynamics.securityrole.RoleTable;
import dev.tenantsync.odata.SqlCondition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Users as clients see them. Names, types and widths: Dataverse, systemuser entity reference. */
public final class SystemUserTable {

  /** The alternate key that scripts correlate with the directory by. */
  public static final String OBJECT_ID = "azureactivedirectoryobjectid";

  /** The relation to security roles; a role held twice is shown once. */
  public static final Navigation ROLES =
      Navigation.manyToMany(
          "systemuserroles_association",
          () -> RoleTable.ENTITY,
          "select distinct systemuserid as parent, roleid as target from systemuserroles");

  /** The relation to teams, a unit's own included. */
  public static final Navigation TEAMS =
      Navigation.manyToMany(
          "teammembership_association",
          () -> TeamTable.ENTITY,
          "select systemuserid as parent, teamid as target from team_member");

  public static final Navigation MANAGER =
      Navigation.lookup(
          "parentsystemuserid",
          () -> SystemUserTable.ENTITY,
          "select systemuserid as parent, parentsystemuserid as target from systemuser"
              + " where parentsystemuserid is not null");

  public static final Navigation BUSINESS_UNIT =
      Navigation.lookup(
          "businessunitid",
          () -> BusinessUnitTable.ENTITY,
          "select systemuserid as parent, businessunitid as target from systemuser");

  private static final String ID = "u.systemuserid";
  private static final String UNIT = "u.businessunitid";

  public static final Entity ENTITY =
      Entity.of(
              new Entity.Names(
                  "systemusers",
                  "systemuser",
                  "systemuser u join businessunit ub on ub.businessunitid = u.businessunitid"),
              Stream.of(identity(), address(), state(), own(), kept())
                  .flatMap(List::stream)
                  .toList(),
              List.of(ROLES, TEAMS, BUSINESS_UNIT, MANAGER))
          .readBy(Guard.of(Privilege.READ_USER, ID, UNIT))
          .keyedBy(OBJECT_ID, "applicationid")
          .tracked()
          .shownBy(UserViews.all());

  private SystemUserTable() {}

  /** Users that a privilege reaches; everybody's row is their own. */
  public static SqlCondition reach(Caller caller, Privilege privilege) {
    return caller.reach(privilege, ID, UNIT);
  }

  private static List<Attribute> identity() {
    return List.of(
        Attribute.guid("systemuserid", "u.systemuserid"),
        Attribute.guid(OBJECT_ID, "u.azureactivedirectoryobjectid"),
        Attribute.text("domainname", "u.domainname", 1024).always(),
        Attribute.text("windowsliveid", "u.domainname", 1024).always(),
        Attribute.text("firstname", "u.firstname", 256),
        Attribute.text("lastname", "u.lastname", 256),
        Attribute.text("fullname", "u.fullname", 200),
        Attribute.text("internalemailaddress", "u.internalemailaddress", 100),
        Attribute.text("title", "u.title", 128),
        Attribute.text("jobtitle", "left(u.title, 100)", 100));
  }

  private static List<Attribute> address() {
    return List.of(
        Attribute.text("address1_telephone1", "u.address1_telephone1", 64),
        Attribute.text("mobilephone", "u.mobilephone", 64),
        Attribute.text("address1_line1", "u.address1_line1", 1024),
        Attribute.text("address1_city", "u.address1_city", 128),
        Attribute.text("address1_stateorprovince", "u.address1_stateorprovince", 128),
        Attribute.text("address1_postalcode", "u.address1_postalcode", 40),
        Attribute.text("address1_country", "u.address1_country", 128));
  }

  private static List<Attribute> state() {
    return List.of(
        Attribute.bool("isdisabled", "u.isdisabled", "Enabled", "Disabled"),
        Attribute.text("disabledreason", "u.disabledreason", 500),
        Attribute.choice(
            "accessmode",
            "u.accessmode",
            labels(AccessMode.values(), AccessMode::code, AccessMode::label)),
        Attribute.choice(
            "caltype", "u.caltype", labels(CalType.values(), CalType::code, CalType::label)),
        Attribute.bool("islicensed", "u.islicensed", "No", "Yes"),
        Attribute.bool("issyncwithdirectory", "u.issyncwithdirectory", "No", "Yes"),
        Attribute.bool("setupuser", "u.setupuser", "No", "Yes"),
        Attribute.choice(
            "azurestate",
            "u.azurestate",
            labels(AzureState.values(), AzureState::code, AzureState::label)),
        Attribute.moment("azuredeletedon", "u.azuredeletedon"),
        Attribute.choice(
            "deletedstate", "u.deletedstate", Map.of(0, "Not deleted", 1, "Soft deleted")));
  }

  private static List<Attribute> own() {
    return List.of(
        Attribute.text("middlename", "u.middlename", 50),
        Attribute.text("nickname", "u.nickname", 50),
        Attribute.text("salutation", "u.salutation", 20),
        Attribute.text("personalemailaddress", "u.personalemailaddress", 100),
        Attribute.text("homephone", "u.homephone", 50),
        Attribute.text("employeeid", "u.employeeid", 100),
        Attribute.text("skills", "u.skills", 100));
  }

  private static List<Attribute> kept() {
    return List.of(
        Attribute.lookup(
            "_businessunitid_value",
            "u.businessunitid",
            new Lookup("businessunit", "businessunitid", "ub.name")),
        Attribute.lookup(
            "_parentsystemuserid_value",
            "u.parentsystemuserid",
            new Lookup(
                "systemuser",
                "parentsystemuserid",
                "(select m.fullname from systemuser m"
                    + " where m.systemuserid = u.parentsystemuserid)")),
        Attribute.guid("organizationid", "(select organizationid from organization)"),
        Attribute.guid("ownerid", "u.systemuserid"),
        Attribute.guid("applicationid", "u.applicationid"),
        Attribute.choice(
            "invitestatuscode",
            "u.invitestatuscode",
            Map.of(
                0,
                "Not sent",
                1,
                "Invited",
                2,
                "Near expired",
                3,
                "Expired",
                4,
                "Accepted",
                5,
                "Rejected",
                6,
                "Revoked")),
        Attribute.bool("isintegrationuser", "false::boolean", "No", "Yes"),
        Attribute.bool("defaultfilterspopulated", "false::boolean", "No", "Yes"),
        Attribute.moment("createdon", "u.createdon").always(),
        Attribute.moment("modifiedon", "u.modifiedon").always(),
        Attribute.whole("versionnumber", "u.versionnumber"));
  }

  private static <T> Map<Integer, String> labels(
      T[] values, Function<T, Integer> code, Function<T, String> label) {
    return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(code, label));
  }
}

package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.odata.Attribute;
import dev.tenantsync.dynamics.odata.AttributeType.Lookup;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.Guard;
import dev.tenantsync.dynamics.odata.Navigation;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.securityrole.BusinessUnitTable;
import dev.tenantsync.dynamics.securityrole.RoleTable;
import java.util.List;
import java.util.Map;

/** Teams as clients see them (Dataverse: team). Here, because users lead to teams and back. */
public final class TeamTable {

  /** The relation to the security roles that its members act with. */
  public static final Navigation ROLES =
      Navigation.manyToMany(
          "teamroles_association",
          () -> RoleTable.ENTITY,
          "select teamid as parent, roleid as target from teamroles");

  public static final Navigation BUSINESS_UNIT =
      Navigation.lookup(
          "businessunitid",
          () -> BusinessUnitTable.ENTITY,
          "select teamid as parent, businessunitid as target from team");

  private static final Navigation ADMINISTRATOR =
      Navigation.lookup(
          "administratorid",
          () -> SystemUserTable.ENTITY,
          "select teamid as parent, administratorid as target from team"
              + " where administratorid is not null");

  public static final Entity ENTITY =
      Entity.of(
              new Entity.Names(
                  "teams",
                  "team",
                  "team t join businessunit tb on tb.businessunitid = t.businessunitid"),
              List.of(
                  Attribute.guid("teamid", "t.teamid"),
                  Attribute.text("name", "t.name", 160).always(),
                  Attribute.text("description", "t.description", 2000),
                  Attribute.choice("teamtype", "t.teamtype", Map.of(0, "Owner", 1, "Access")),
                  Attribute.bool("isdefault", "t.isdefault", "No", "Yes"),
                  Attribute.lookup(
                      "_businessunitid_value",
                      "t.businessunitid",
                      new Lookup("businessunit", "businessunitid", "tb.name")),
                  Attribute.lookup(
                      "_administratorid_value",
                      "t.administratorid",
                      new Lookup(
                          "systemuser",
                          "administratorid",
                          "(select a.fullname from systemuser a"
                              + " where a.systemuserid = t.administratorid)")),
                  Attribute.moment("createdon", "t.createdon").always(),
                  Attribute.moment("modifiedon", "t.modifiedon").always(),
                  Attribute.whole("versionnumber", "t.versionnumber")),
              List.of(ROLES, BUSINESS_UNIT, ADMINISTRATOR))
          .readBy(Guard.of(Privilege.READ_TEAM))
          .tracked();

  private TeamTable() {}
}

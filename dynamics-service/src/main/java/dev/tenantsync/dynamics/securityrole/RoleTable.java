package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.odata.Attribute;
import dev.tenantsync.dynamics.odata.AttributeType.Lookup;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.Guard;
import dev.tenantsync.dynamics.odata.Navigation;
import dev.tenantsync.dynamics.privilege.Privilege;
import java.util.List;
import java.util.Set;

/** Security roles as clients see them (Dataverse: role). */
public final class RoleTable {

  static final String UNIT = "businessunitid";

  /** What clients write; the unit when the role is made only. */
  static final Set<String> WRITABLE = Set.of("name", UNIT);

  public static final Navigation BUSINESS_UNIT =
      Navigation.lookup(
          UNIT,
          () -> BusinessUnitTable.ENTITY,
          "select roleid as parent, businessunitid as target from securityrole");

  private static final Navigation ROOT =
      Navigation.lookup(
          "parentrootroleid",
          () -> RoleTable.ENTITY,
          "select roleid as parent, coalesce(parentrootroleid, roleid) as target from securityrole");

  public static final Navigation PRIVILEGES =
      Navigation.manyToMany(
          "roleprivileges_association",
          () -> PrivilegeTable.ENTITY,
          "select roleid as parent, privilegeid as target from roleprivileges");

  public static final Entity ENTITY =
      Entity.of(
              new Entity.Names(
                  "roles",
                  "role",
                  "securityrole r join businessunit rb on rb.businessunitid = r.businessunitid"),
              List.of(
                  Attribute.guid("roleid", "r.roleid"),
                  Attribute.text("name", "r.name", 100).always(),
                  Attribute.lookup(
                      "_businessunitid_value",
                      "r.businessunitid",
                      new Lookup("businessunit", UNIT, "rb.name")),
                  Attribute.lookup(
                      "_parentrootroleid_value",
                      "coalesce(r.parentrootroleid, r.roleid)",
                      new Lookup("role", "parentrootroleid", "r.name")),
                  Attribute.moment("createdon", "r.createdon").always(),
                  Attribute.moment("modifiedon", "r.modifiedon").always(),
                  Attribute.whole("versionnumber", "r.versionnumber")),
              List.of(BUSINESS_UNIT, ROOT, PRIVILEGES))
          .readBy(Guard.of(Privilege.READ_ROLE))
          .tracked();

  private RoleTable() {}
}

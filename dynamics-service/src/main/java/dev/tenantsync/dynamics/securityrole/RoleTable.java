package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.odata.Attribute;
import dev.tenantsync.dynamics.odata.AttributeType.Lookup;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.Navigation;
import dev.tenantsync.odata.Admission;
import java.util.List;
import java.util.Set;

/** Security roles as clients see them (Dataverse: role). */
public final class RoleTable {

  static final String UNIT = "businessunitid";

  /** What clients write; the unit when the role is made only. */
  static final Set<String> WRITABLE = Set.of("name", UNIT);

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
                  new Lookup("businessunit", "businessunitid", "rb.name")),
              Attribute.lookup(
                  "_parentrootroleid_value",
                  "coalesce(r.parentrootroleid, r.roleid)",
                  new Lookup("role", "parentrootroleid", "r.name")),
              Attribute.moment("createdon", "r.createdon").always(),
              Attribute.moment("modifiedon", "r.modifiedon").always(),
              Attribute.whole("versionnumber", "r.versionnumber")),
          List.of(
              new Navigation(
                  "businessunitid",
                  () -> BusinessUnitTable.ENTITY,
                  "select roleid as parent, businessunitid as target from securityrole",
                  false),
              new Navigation(
                  "parentrootroleid",
                  () -> RoleTable.ENTITY,
                  "select roleid as parent, coalesce(parentrootroleid, roleid) as target"
                      + " from securityrole",
                  false)),
          properties -> properties.text("businessunitid/name", "rb.name", Admission.everything()));

  private RoleTable() {}
}

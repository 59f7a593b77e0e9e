package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.odata.Attribute;
import dev.tenantsync.dynamics.odata.AttributeType.Lookup;
import dev.tenantsync.dynamics.odata.Entity;
import java.util.List;

/** Business units as clients see them (Dataverse: businessunit). */
public final class BusinessUnitTable {

  public static final Entity ENTITY =
      Entity.of(
          new Entity.Names(
              "businessunits",
              "businessunit",
              "businessunit b left join businessunit p"
                  + " on p.businessunitid = b.parentbusinessunitid"),
          List.of(
              Attribute.guid("businessunitid", "b.businessunitid"),
              Attribute.text("name", "b.name", 160).always(),
              Attribute.lookup(
                  "_parentbusinessunitid_value",
                  "b.parentbusinessunitid",
                  new Lookup("businessunit", "parentbusinessunitid", "p.name")),
              Attribute.bool("isdisabled", "false", "No", "Yes"),
              Attribute.moment("createdon", "b.createdon").always(),
              Attribute.moment("modifiedon", "b.modifiedon").always(),
              Attribute.whole("versionnumber", "b.versionnumber")),
          List.of(),
          properties -> properties);

  private BusinessUnitTable() {}
}

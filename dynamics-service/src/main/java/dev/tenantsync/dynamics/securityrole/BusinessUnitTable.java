package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.odata.Attribute;
import dev.tenantsync.dynamics.odata.AttributeType.Lookup;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.Guard;
import dev.tenantsync.dynamics.odata.Navigation;
import dev.tenantsync.dynamics.privilege.Privilege;
import java.util.List;
import java.util.Set;

/** Business units as clients see them (Dataverse: businessunit). */
public final class BusinessUnitTable {

  static final String PARENT_UNIT = "parentbusinessunitid";

  /** What clients write. */
  static final Set<String> WRITABLE = Set.of("name", "isdisabled", PARENT_UNIT);

  public static final Navigation PARENT =
      Navigation.lookup(
          PARENT_UNIT,
          () -> BusinessUnitTable.ENTITY,
          "select businessunitid as parent, parentbusinessunitid as target from businessunit");

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
                      new Lookup("businessunit", PARENT_UNIT, "p.name")),
                  Attribute.bool("isdisabled", "b.isdisabled", "No", "Yes"),
                  Attribute.moment("createdon", "b.createdon").always(),
                  Attribute.moment("modifiedon", "b.modifiedon").always(),
                  Attribute.whole("versionnumber", "b.versionnumber")),
              List.of(PARENT))
          .readBy(Guard.of(Privilege.READ_BUSINESS_UNIT))
          .tracked();

  private BusinessUnitTable() {}
}

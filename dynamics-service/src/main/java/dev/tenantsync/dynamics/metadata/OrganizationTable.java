package dev.tenantsync.dynamics.metadata;

import dev.tenantsync.dynamics.odata.Attribute;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.Guard;
import dev.tenantsync.dynamics.privilege.Privilege;
import java.util.List;

/** This environment as clients see it (Dataverse: organization). */
final class OrganizationTable {

  static final Entity ENTITY =
      Entity.of(
              new Entity.Names("organizations", "organization", "organization o"),
              List.of(
                  Attribute.guid("organizationid", "o.organizationid"),
                  Attribute.text("name", "o.name", 160).always(),
                  // It never changes.
                  Attribute.whole("versionnumber", "1::bigint")),
              List.of())
          .readBy(Guard.of(Privilege.READ_ORGANIZATION));

  private OrganizationTable() {}
}

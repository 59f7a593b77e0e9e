package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.odata.Attribute;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.Guard;
import dev.tenantsync.dynamics.privilege.Privilege;
import java.util.List;

/** Privileges as clients see them (Dataverse: privilege). */
public final class PrivilegeTable {

  public static final Entity ENTITY =
      Entity.of(
              new Entity.Names("privileges", "privilege", "privilege p"),
              List.of(
                  Attribute.guid("privilegeid", "p.privilegeid"),
                  Attribute.text("name", "p.name", 100).always(),
                  // They never change.
                  Attribute.whole("versionnumber", "1::bigint")),
              List.of())
          .readBy(Guard.of(Privilege.READ_ROLE));

  private PrivilegeTable() {}
}

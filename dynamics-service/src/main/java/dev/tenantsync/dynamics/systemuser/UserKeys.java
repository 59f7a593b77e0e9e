package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.odata.RowKey;

/** How paths name a user: by systemuserid, by the directory's object id, or by the registration. */
public final class UserKeys {

  private UserKeys() {}

  public static RowKey parse(String segment) {
    return RowKey.parse(SystemUserTable.ENTITY, segment);
  }
}

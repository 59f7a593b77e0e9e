package dev.tenantsync.dynamics.caller;

import dev.tenantsync.dynamics.caller.SetRoutes.Rights;
import dev.tenantsync.dynamics.privilege.Privilege;
import java.util.Map;

/** The business data. */
final class AccountRoutes {

  private AccountRoutes() {}

  static Map<String, Rule> rules() {
    return SetRoutes.editable(
        "accounts",
        new Rights(
            Privilege.CREATE_ACCOUNT,
            Privilege.READ_ACCOUNT,
            Privilege.WRITE_ACCOUNT,
            Privilege.DELETE_ACCOUNT));
  }
}

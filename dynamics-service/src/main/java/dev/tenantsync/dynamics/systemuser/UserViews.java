package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.odata.SavedView.Condition.is;
import static dev.tenantsync.dynamics.odata.SavedView.Condition.isNotNull;
import static dev.tenantsync.dynamics.odata.SavedView.Condition.isNull;

import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.odata.SavedView;
import dev.tenantsync.dynamics.odata.SavedView.Condition;
import java.util.List;

/** The views of users that the product brings, by the names in its settings. */
final class UserViews {

  private static final List<String> COLUMNS =
      List.of(
          "fullname",
          "domainname",
          "internalemailaddress",
          "title",
          "address1_telephone1",
          "_businessunitid_value",
          "accessmode",
          "isdisabled",
          "islicensed");

  private UserViews() {}

  static List<SavedView> all() {
    return List.of(
        view("Active Users", true, enabled()),
        view("Enabled Users", false, enabled()),
        view("Disabled Users", false, is("isdisabled", true)),
        view("Licensed Users", false, enabled(), is("islicensed", true)),
        view(
            "Unlicensed Users", false, enabled(), is("islicensed", false), isNull("applicationid")),
        mode("Full Access Users", AccessMode.READ_WRITE),
        mode("Administrative Access Users", AccessMode.ADMINISTRATIVE),
        mode("Read-Only Access Users", AccessMode.READ),
        mode("Non-interactive Users", AccessMode.NON_INTERACTIVE),
        view("Application Users", false, isNotNull("applicationid")),
        view("Deleted Users", false, is("deletedstate", 1)));
  }

  /** Application users are Non-interactive, too, and have a view of their own. */
  private static SavedView mode(String name, AccessMode mode) {
    return view(name, false, enabled(), is("accessmode", mode.code()), isNull("applicationid"));
  }

  private static Condition enabled() {
    return is("isdisabled", false);
  }

  private static SavedView view(String name, boolean standard, Condition... conditions) {
    return new SavedView("systemuser", name, COLUMNS, List.of(conditions), "fullname", standard);
  }
}

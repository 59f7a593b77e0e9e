package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.license.License;
import dev.tenantsync.office365.license.NewHolders.Held;
import dev.tenantsync.office365.user.NewUsers;
import dev.tenantsync.office365.user.User;
import java.util.ArrayList;
import java.util.List;

/**
 * A user as a line describes it, judged as far as the line alone allows.
 *
 * @param named whether the line gives the id
 * @param licenses to be given, or held before
 * @param roles to be given
 * @param remembered what a deleted user held
 */
record Draft(
    int line,
    User user,
    boolean named,
    List<Held> licenses,
    List<RoleWish> roles,
    List<License> remembered) {

  /** What no other line of the file may bear. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    keys.add("name " + NewUsers.nameKey(user));
    if (named) {
      keys.add("id " + user.id);
    }
    return keys;
  }

  List<License> wanted() {
    return licenses.stream().map(Held::license).toList();
  }
}

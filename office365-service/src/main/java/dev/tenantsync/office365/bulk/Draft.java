package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.license.FormerLicenses;
import dev.tenantsync.office365.license.License;
import dev.tenantsync.office365.user.NewUsers;
import dev.tenantsync.office365.user.User;
import java.util.ArrayList;
import java.util.List;

/**
 * A user as a line describes it, judged as far as the line alone allows.
 *
 * @param named whether the line gives the id
 * @param licenses to be given
 * @param roles to be given
 * @param former the licences that a user had before
 */
record Draft(
    int line,
    User user,
    boolean named,
    List<License> licenses,
    List<RoleWish> roles,
    FormerLicenses former) {

  /** What no other line of the file may bear. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    keys.add("name " + NewUsers.nameKey(user));
    if (named) {
      keys.add("id " + user.id);
    }
    return keys;
  }
}

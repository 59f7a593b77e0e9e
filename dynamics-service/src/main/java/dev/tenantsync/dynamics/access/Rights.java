package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.privilege.Privileges;
import java.util.List;

/**
 * What somebody's security roles come to, however they are held.
 *
 * @param roles their names
 */
record Rights(List<String> roles, Privileges privileges) {

  static final Rights NONE = new Rights(List.of(), Privileges.NONE);

  Rights {
    roles = List.copyOf(roles);
  }
}

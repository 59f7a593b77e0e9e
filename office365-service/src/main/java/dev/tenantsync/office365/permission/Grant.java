package dev.tenantsync.office365.permission;

import java.util.Set;

/**
 * Application permissions that together open a route.
 *
 * @param permissions all of which a program has to hold
 * @param only the properties that they allow to be changed; empty where they allow all
 */
record Grant(Set<String> permissions, Set<String> only) {

  Grant {
    permissions = Set.copyOf(permissions);
    only = Set.copyOf(only);
    if (permissions.isEmpty()) {
      throw new IllegalArgumentException("a grant of nothing would let everybody in");
    }
  }

  /** A permission that suffices alone. */
  static Grant of(String permission) {
    return new Grant(Set.of(permission), Set.of());
  }

  boolean isHeldWith(Set<String> permissions) {
    return permissions.containsAll(this.permissions);
  }

  boolean isLimited() {
    return !only.isEmpty();
  }

  /** Whether these properties may be changed: some, and none but the allowed. */
  boolean allows(Set<String> touched) {
    return !isLimited() || (!touched.isEmpty() && only.containsAll(touched));
  }
}

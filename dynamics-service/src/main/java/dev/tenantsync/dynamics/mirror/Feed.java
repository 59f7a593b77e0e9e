package dev.tenantsync.dynamics.mirror;

import java.util.List;

/** What can be followed, each with a cursor of its own. */
public enum Feed {
  USERS,
  ROLES,
  /** Only while a security group is set. */
  GROUPS;

  /** Those that every environment follows. */
  static final List<Feed> ALWAYS = List.of(USERS, ROLES);
}

package dev.tenantsync.dynamics.mirror;

/** What can be followed, each with a cursor of its own. */
public enum Feed {
  USERS,
  ROLES,
  /** Only while a security group is set. */
  GROUPS
}

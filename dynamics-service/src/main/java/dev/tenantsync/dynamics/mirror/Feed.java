package dev.tenantsync.dynamics.mirror;

/** What is followed, each with a cursor of its own. */
public enum Feed {
  USERS,
  ROLES
}

package dev.tenantsync.dynamics.directory;

/** Whether the directory has an account: live, in the recycle bin, or no more. */
public enum Presence {
  PRESENT,
  SOFT_DELETED,
  GONE
}

package dev.tenantsync.dynamics.entitlement;

/** Whether the directory still has the account: there, in its recycle bin, or nowhere. */
public enum Presence {
  PRESENT,
  SOFT_DELETED,
  GONE
}

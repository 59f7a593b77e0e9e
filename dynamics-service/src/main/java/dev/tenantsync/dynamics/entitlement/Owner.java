package dev.tenantsync.dynamics.entitlement;

/** Who decides what stands in a column. */
public enum Owner {
  /** Overwritten by the sync; refused when written here. */
  DIRECTORY,
  /** Written here; never touched by the sync. */
  DYNAMICS,
  /** Kept by the platform; refused when written here. */
  SYSTEM
}

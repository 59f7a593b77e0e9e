package dev.tenantsync.dynamics.access;

/** How a gate stands. */
public enum Verdict {
  OPEN,
  CLOSED,
  /** There is no row to ask. */
  NOT_ASKED
}

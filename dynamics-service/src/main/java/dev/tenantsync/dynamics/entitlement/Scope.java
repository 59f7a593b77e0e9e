package dev.tenantsync.dynamics.entitlement;

/**
 * Membership of the environment's security group, exemptions not counted. {@link #IN} for everyone
 * where no group is configured; {@link #UNKNOWN} until the group was read once, and again when it
 * was deleted.
 */
public enum Scope {
  IN,
  OUT,
  UNKNOWN
}

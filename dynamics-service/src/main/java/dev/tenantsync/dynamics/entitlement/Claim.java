package dev.tenantsync.dynamics.entitlement;

/** A claim whose loss can be withheld until it is settled. */
public enum Claim {
  LICENSE,
  ROLE,
  SCOPE
}

package dev.tenantsync.dynamics.mirror;

/**
 * How far a feed has come since it was last begun: everything is being read; everything was read
 * and what changed meanwhile is being read, after which absences are looked up; only changes are
 * read.
 */
public enum Phase {
  ENUMERATING,
  CONFIRMING,
  FOLLOWING
}

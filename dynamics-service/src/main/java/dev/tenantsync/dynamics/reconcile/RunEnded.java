package dev.tenantsync.dynamics.reconcile;

/**
 * Fired when a run has ended, whether it is worth recording or not.
 *
 * @param waiting whether a feed was left alone because it had failed before
 */
public record RunEnded(Run run, boolean waiting) {}

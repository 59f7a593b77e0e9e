package dev.tenantsync.office365.feed;

/**
 * Fired inside a transaction that appended to the change log. Observe it after success: the changes
 * are then committed, though perhaps not readable behind the fence yet.
 */
public record ChangesAppended() {}

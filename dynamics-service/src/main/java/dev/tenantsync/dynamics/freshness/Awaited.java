package dev.tenantsync.dynamics.freshness;

/** Fired while somebody waits for changes of the directory: it is worth pulling now. */
public record Awaited() {}

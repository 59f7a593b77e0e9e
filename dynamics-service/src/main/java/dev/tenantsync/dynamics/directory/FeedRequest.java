package dev.tenantsync.dynamics.directory;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of a feed.
 *
 * @param link of an earlier page; null begins a full enumeration
 * @param causes whether to ask which changes made things so, where the directory tells that
 */
public record FeedRequest(@Nullable String link, boolean causes) {}

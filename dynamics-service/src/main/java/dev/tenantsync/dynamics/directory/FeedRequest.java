package dev.tenantsync.dynamics.directory;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of a feed.
 *
 * @param link of an earlier page; null begins a full enumeration
 * @param causesAfter asks which changes behind this position made things so, where the directory
 *     tells that; empty for any change, null for none
 */
public record FeedRequest(@Nullable String link, @Nullable String causesAfter) {

  /** The next page of the same round. */
  public FeedRequest next(String itsLink) {
    return new FeedRequest(itsLink, causesAfter);
  }
}

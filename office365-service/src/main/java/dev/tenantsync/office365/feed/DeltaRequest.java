package dev.tenantsync.office365.feed;

import java.util.Optional;

/**
 * What a client asks of a feed.
 *
 * @param token where it left off; without one it begins
 * @param fromNow whether a client that begins wants no enumeration
 * @param wish the form of this one page
 */
record DeltaRequest(Tracking tracking, Optional<DeltaToken> token, boolean fromNow, PageWish wish) {

  /**
   * @param minimal whether changed objects carry changed properties only
   * @param causes present where entries are to name the changes behind them (ours, {@link
   *     CauseNotes}): the {@code x-sync-position} of what the client knows the causes of already,
   *     empty for nothing
   */
  record PageWish(int size, boolean minimal, Optional<String> causes) {}
}

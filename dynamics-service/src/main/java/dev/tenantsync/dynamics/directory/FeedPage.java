package dev.tenantsync.dynamics.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a feed.
 *
 * @param link where the feed goes on: the next page, or after the last one the next round
 * @param last nothing further is to be read in this round
 * @param position the directory's {@code x-sync-position}; null where it reports none
 * @param causes of what the entries say, as far as the directory tells them
 */
public record FeedPage<E>(
    List<E> entries,
    String link,
    boolean last,
    @Nullable String position,
    List<CauseEntry> causes) {

  public FeedPage {
    entries = List.copyOf(entries);
    causes = List.copyOf(causes);
  }
}

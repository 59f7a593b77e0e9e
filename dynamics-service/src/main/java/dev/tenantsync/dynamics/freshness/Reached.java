package dev.tenantsync.dynamics.freshness;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far the directory's changes have come into the rows of this environment, at one moment.
 *
 * @param feeds where each followed feed was read to; empty where one tells no position
 * @param undecided how far their feed had been read before accounts came to be undecided; empty
 *     ones stand for before everything
 * @param failed object ids whose deciding failed: they count as decided, but are named
 * @param held object ids with a held change: likewise
 */
record Reached(
    List<Optional<SyncToken>> feeds,
    List<Optional<SyncToken>> undecided,
    List<String> failed,
    List<String> held) {

  /** How this stands to a write. */
  enum Verdict {
    REACHED,
    NOT_YET,
    /** The directory's log is another one than that of the write. */
    OTHER_LOG
  }

  Reached {
    feeds = List.copyOf(feeds);
    undecided = List.copyOf(undecided);
    failed = List.copyOf(failed);
    held = List.copyOf(held);
  }

  Verdict of(SyncToken write) {
    boolean another =
        feeds.stream()
            .allMatch(feed -> feed.filter(at -> !at.epoch().equals(write.epoch())).isPresent());
    if (another && !feeds.isEmpty()) {
      return Verdict.OTHER_LOG;
    }
    boolean reached =
        !feeds.isEmpty()
            && feeds.stream().allMatch(feed -> reaches(feed, write))
            && undecided.stream().allMatch(account -> reaches(account, write));
    return reached ? Verdict.REACHED : Verdict.NOT_YET;
  }

  /** The position that holds for every row; empty where there is none yet. */
  Optional<SyncToken> position() {
    boolean none =
        feeds.isEmpty()
            || feeds.stream().anyMatch(Optional::isEmpty)
            || undecided.stream().anyMatch(Optional::isEmpty);
    if (none) {
      return Optional.empty();
    }
    List<SyncToken> all =
        Stream.concat(feeds.stream(), undecided.stream()).map(Optional::orElseThrow).toList();
    boolean oneLog = all.stream().map(SyncToken::epoch).distinct().count() == 1;
    Comparator<SyncToken> earlier = (one, other) -> Long.compareUnsigned(one.xact(), other.xact());
    return oneLog ? all.stream().min(earlier) : Optional.empty();
  }

  private static boolean reaches(Optional<SyncToken> position, SyncToken write) {
    return position.filter(at -> at.reaches(write)).isPresent();
  }
}

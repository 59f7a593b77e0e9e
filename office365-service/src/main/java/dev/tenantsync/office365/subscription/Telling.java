package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.feed.ChangeFollower.Entry;
import dev.tenantsync.office365.feed.LogPosition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What to tell a subscription next.
 *
 * @param notices one per object, in the order in which they first changed
 * @param reached the last change that has been told, or needs no telling, once these are
 */
record Telling(List<Notice> notices, LogPosition reached) {

  Telling {
    notices = List.copyOf(notices);
  }

  /**
   * Puts several changes of one object into one notice. What is gone for good was not also updated:
   * there is nothing left to look up.
   *
   * @param start where the changes begin, and what is reached when there are none
   * @param most how many notices at most; the changes behind them have to wait
   */
  static Telling of(LogPosition start, List<Entry> changes, Wish wish, int most) {
    Map<UUID, Notice> notices = new LinkedHashMap<>();
    LogPosition reached = start;
    for (Entry change : changes) {
      ChangeType type = ChangeType.of(change.kind());
      if (wish.wants(change, type)) {
        Notice before = notices.get(change.id());
        if (before == null && notices.size() == most) {
          break;
        }
        boolean gone = before != null && before.type() == ChangeType.DELETED;
        ChangeType told = gone ? ChangeType.DELETED : type;
        notices.put(change.id(), new Notice(change.id(), told, change.position(), change.at()));
      }
      reached = change.position();
    }
    return new Telling(new ArrayList<>(notices.values()), reached);
  }

  /** What a subscription asks to hear of. */
  record Wish(Watched watched, Set<ChangeType> types) {

    Wish {
      types = Set.copyOf(types);
    }

    private boolean wants(Entry change, ChangeType type) {
      return watched.covers(change.kind()) && types.contains(type);
    }
  }
}

package dev.tenantsync.office365.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One object that changed, whatever happened to it how often: a page tells its state, not its
 * story.
 *
 * @param properties the names that changed
 * @param related the members that came or went
 * @param whole whether it came or came back, so that all of it is news
 */
record Touched(UUID id, Set<String> properties, Set<UUID> related, boolean whole) {

  /**
   * The objects of a page.
   *
   * @param last the last row gone through, if there was any
   * @param exhausted whether every row given was gone through
   */
  record Page(List<Touched> objects, Optional<LogPosition> last, boolean exhausted) {}

  /** Gathers rows by object until a page holds so many objects, members counted singly. */
  static Page gather(List<ChangeRow> rows, int limit) {
    Map<UUID, Touched> objects = new LinkedHashMap<>();
    Set<List<UUID>> counted = new LinkedHashSet<>();
    Optional<LogPosition> last = Optional.empty();
    for (ChangeRow row : rows) {
      if (row.tracked()) {
        List<UUID> slot = List.of(row.id(), row.related().orElse(Stage.Key.NONE));
        if (!counted.contains(slot) && counted.size() == limit) {
          return new Page(new ArrayList<>(objects.values()), last, false);
        }
        counted.add(slot);
        objects.merge(row.id(), of(row), Touched::and);
      }
      last = Optional.of(row.position());
    }
    return new Page(new ArrayList<>(objects.values()), last, true);
  }

  private static Touched of(ChangeRow row) {
    return new Touched(
        row.id(),
        new LinkedHashSet<>(row.properties()),
        new LinkedHashSet<>(row.related().stream().toList()),
        row.kind() == Change.Kind.CREATED || row.kind() == Change.Kind.RESTORED);
  }

  private Touched and(Touched later) {
    properties.addAll(later.properties);
    related.addAll(later.related);
    return new Touched(id, properties, related, whole || later.whole);
  }
}

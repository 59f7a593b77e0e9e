package dev.tenantsync.office365.feed;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one resource's feed tells; how it is walked, paged and resumed is the same for all. */
interface DeltaSource {

  Change.Resource resource();

  /** The path segment of the collection, such as {@code users}. */
  String collection();

  /** The name of its objects' type, such as {@code User}, for messages. */
  String type();

  /** Every property that is followed by clients that select none. */
  Set<String> properties();

  /** Whether clients can select this property; some are followed only when they are selected. */
  default boolean offers(String property) {
    return properties().contains(property);
  }

  /** The next objects there are, in the order of their keys. */
  Slice enumerate(Stage.Key after, Tracking tracking, int limit);

  /** The present state of objects that changed, one entry each, in the order given. */
  List<Entry> tell(List<Touched> objects, Tracking tracking, boolean minimal);

  /**
   * @param more the key to go on after; empty when everything has been told
   */
  record Slice(List<Entry> entries, Optional<Stage.Key> more) {}
}

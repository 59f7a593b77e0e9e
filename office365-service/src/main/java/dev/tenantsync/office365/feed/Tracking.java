package dev.tenantsync.office365.feed;

import java.util.List;
import java.util.UUID;

/**
 * What a client asked to follow, fixed when it began.
 *
 * @param properties as selected; empty means all
 * @param ids the only objects to follow; empty means all
 */
record Tracking(List<String> properties, List<UUID> ids) {

  Tracking {
    properties = List.copyOf(properties);
    ids = List.copyOf(ids);
  }

  boolean tracksEverything() {
    return properties.isEmpty();
  }

  boolean tracks(String property) {
    return properties.isEmpty() || properties.contains(property);
  }
}

package dev.tenantsync.dynamics.batch;

import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;

/**
 * An answer to a step.
 *
 * @param headers in their order, by the names that the route wrote
 * @param body octets; empty where there is none
 */
record Received(int status, List<Entry<String, String>> headers, String body) {

  Received {
    headers = List.copyOf(headers);
  }

  boolean failed() {
    return status >= 400;
  }

  Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Entry::getValue)
        .findFirst();
  }
}

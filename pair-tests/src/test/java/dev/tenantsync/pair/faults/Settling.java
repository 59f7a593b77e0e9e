package dev.tenantsync.pair.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.pair.faults.Client.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether the sync has come to rest, by {@code GET /sync}. */
final class Settling {

  private Settling() {}

  /**
   * What is still to be done, in words.
   *
   * @param quiet since nobody changes anything any more
   */
  static List<String> open(Tenant tenant, Duration quiet) {
    JsonNode state = tenant.dynamics().call(Call.get("/sync")).required();
    List<String> open = new ArrayList<>();
    long pending = state.get("backlog").get("pending").asLong();
    if (pending > 0) {
      open.add(pending + " accounts are not decided");
    }
    if (state.get("failureCount").asLong() > 0) {
      open.add("failures: " + state.get("failures"));
    }
    for (JsonNode feed : state.get("feeds")) {
      double lag = feed.get("lagSeconds").asDouble(Double.MAX_VALUE);
      if (!feed.get("phase").asText().equals("FOLLOWING") || lag * 1000 > quiet.toMillis()) {
        open.add("feed not read since: " + feed);
      }
    }
    return open;
  }
}

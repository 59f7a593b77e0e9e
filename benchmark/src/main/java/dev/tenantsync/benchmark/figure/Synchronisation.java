package dev.tenantsync.benchmark.figure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.benchmark.stage.Api;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Dynamics' sync, asked for work and waited for. */
record Synchronisation(Api webApi) {

  private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** Asks for a pull and waits until the directory is read to its end and everybody is decided. */
  void pull() {
    await("/sync/pull");
  }

  /** Asks to read everything again and waits until that is done. */
  void resync() {
    await("/sync/resync");
  }

  private void await(String path) {
    int status = webApi.send(webApi.request("POST", path, "")).status();
    while (status == 202) {
      // What was asked for goes on; the next pull is answered when both are done.
      status = webApi.send(webApi.request("POST", "/sync/pull", "")).status();
    }
    if (status != 200) {
      throw new IllegalStateException("POST " + path + " answered " + status);
    }
    for (JsonNode state = state(); !settled(state); state = state()) {
      if (state.path("failureCount").asLong() > 0) {
        throw new IllegalStateException("the sync failed: " + state.path("failures"));
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }

  private JsonNode state() {
    return webApi.read("/sync");
  }

  private static boolean settled(JsonNode state) {
    boolean followed = true;
    for (JsonNode feed : state.path("feeds")) {
      followed &= feed.path("phase").asText().equals("FOLLOWING");
    }
    return followed && state.path("backlog").path("pending").asLong() == 0;
  }
}

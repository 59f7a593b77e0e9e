package dev.tenantsync.office365.license;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as Graph writes them: UTC, whole seconds. */
final class Timestamps {

  private Timestamps() {}

  static String wire(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}

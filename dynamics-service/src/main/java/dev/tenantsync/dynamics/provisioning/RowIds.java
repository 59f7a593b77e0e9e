package dev.tenantsync.dynamics.provisioning;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids of new rows that begin with the time (RFC 9562, version 7), so that the rows of a batch lie
 * side by side in every index.
 */
final class RowIds {

  private static final long VERSION = 0x7000;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private RowIds() {}

  static UUID next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long time = System.currentTimeMillis() << 16;
    return new UUID(time | VERSION | random.nextInt(1 << 12), VARIANT | (random.nextLong() >>> 2));
  }
}

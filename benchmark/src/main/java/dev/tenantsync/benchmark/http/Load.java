package dev.tenantsync.benchmark.http;

import dev.tenantsync.benchmark.statistics.Latencies;

/**
 * What a load came to.
 *
 * @param seconds that it took
 */
public record Load(Latencies latencies, double seconds) {

  /** Requests per second. */
  public double rate() {
    return latencies.count() / seconds;
  }
}

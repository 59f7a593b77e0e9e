package dev.tenantsync.benchmark.report;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that is told of one run of the benchmark.
 *
 * @param settings what was asked for
 * @param spent where the time went, in the order in which it went
 */
public record Report(
    Instant at, Machine machine, String settings, Results results, Map<String, Duration> spent) {

  public Report {
    spent = new LinkedHashMap<>(spent);
  }
}

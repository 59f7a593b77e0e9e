package dev.tenantsync.benchmark.figure;

import java.time.Duration;

/**
 * How much is done in one run.
 *
 * @param warmUp before requests are counted
 * @param slice of one run of requests
 * @param changesToWarmUp made before any change is counted: what is compiled late counts for all
 * @param changesOfOne changes made by one client
 * @param changesOfEight changes made by eight clients
 * @param grants licences whose propagation is timed
 * @param patience after which a run of propagation ends with fewer
 */
public record Effort(
    Duration warmUp,
    Duration slice,
    int changesToWarmUp,
    int changesOfOne,
    int changesOfEight,
    int grants,
    Duration patience) {

  /** One change in so many is a licence, the others are job titles. */
  static final int LICENCE_EVERY = 5;

  /** For figures that can be relied on. */
  public static Effort full() {
    return new Effort(
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        15_000,
        2000,
        4000,
        300,
        Duration.ofSeconds(40));
  }

  /** To see that it works. */
  public static Effort quick() {
    return new Effort(
        Duration.ofSeconds(3), Duration.ofSeconds(2), 400, 500, 1000, 50, Duration.ofSeconds(10));
  }

  /** How many people without a licence so many runs give one to. */
  public int peopleToLicense(int runs) {
    return runs * ((changesOfOne + changesOfEight) / LICENCE_EVERY + 2 * grants);
  }
}

package dev.tenantsync.benchmark.report;

import java.util.List;
import java.util.Locale;

/**
 * Everything that is measured, with its goal and the physical references that it is compared to.
 */
public enum Measure {
  COPY("COPY of the mirror's rows", "rows/s", Goal.toldMore()),
  UPSERT("upsert of the mirror's rows, 1,000 a batch", "rows/s", Goal.toldMore()),
  COMMIT_1("durable commits of one row, 1 connection", "per s", Goal.toldMore()),
  COMMIT_8("durable commits of one row, 8 connections", "per s", Goal.toldMore()),
  BARE_USER("bare endpoint, body of a user", "requests/s", Goal.toldMore()),
  BARE_SYSTEM_USER("bare endpoint, body of a systemuser", "requests/s", Goal.toldMore()),
  PLAIN_DIRECTORY(
      "the directory itself, a route without token and database", "requests/s", Goal.toldMore()),
  PLAIN_DYNAMICS(
      "Dynamics itself, a route without token and database", "requests/s", Goal.toldMore()),

  FIRST_LOAD("first load", "users/s", Goal.atLeast(12_000, 16_667), COPY, UPSERT),
  FIRST_LOAD_WORK(
      "processor time of it, both services and databases", "µs per user", Goal.toldLess()),
  DIRECTORY_MEMORY("resident memory of the directory after it", "MiB", Goal.atMost(450, 300)),
  DYNAMICS_MEMORY("resident memory of Dynamics after it", "MiB", Goal.atMost(450, 300)),
  DIRECTORY_PEAK("highest resident memory of the directory", "MiB", Goal.toldLess()),
  DYNAMICS_PEAK("highest resident memory of Dynamics", "MiB", Goal.toldLess()),
  DIRECTORY_DATABASE("PostgreSQL of the directory beside it", "MiB", Goal.toldLess()),
  DYNAMICS_DATABASE("PostgreSQL of Dynamics beside it", "MiB", Goal.toldLess()),

  RESYNC("full resync, nothing changed", "users/s", Goal.atLeast(25_000, 40_000), UPSERT),
  RESYNC_WORK("processor time of it, both services and databases", "µs per user", Goal.toldLess()),
  RESYNC_ROWS("rows of users and roles written by it", "rows", Goal.atMost(0, 0)),
  RESYNC_MARKS("rows of the mirror written by it", "rows", Goal.toldLess()),

  CHANGES_1("single changes until effective, 1 client", "per s", Goal.atLeast(500, 1000), COMMIT_1),
  CHANGES_8(
      "single changes until effective, 8 clients", "per s", Goal.atLeast(1500, 3000), COMMIT_8),
  CHANGES_WORK(
      "processor time of it, both services and databases", "µs per change", Goal.toldLess()),

  IDLE_P50("propagation of a licence, idle, p50", "ms", Goal.atMost(15, 8)),
  IDLE_P99("propagation of a licence, idle, p99", "ms", Goal.atMost(60, 30)),
  BUSY_P50("propagation of a licence at 200 changes/s, p50", "ms", Goal.toldLess()),
  BUSY_P99("propagation of a licence at 200 changes/s, p99", "ms", Goal.atMost(250, 250)),

  USER("GET /v1.0/users/{id}", "requests/s", Goal.atLeast(3000, 5000), BARE_USER, PLAIN_DIRECTORY),
  USER_SHARE("its share of the bare endpoint", "", Goal.atLeast(0.5, 0.7)),
  USER_WORK("processor time of it, directory and database", "µs per request", Goal.toldLess()),
  USER_P50("its latency, p50", "ms", Goal.toldLess()),
  USER_P99("its latency, p99", "ms", Goal.toldLess()),
  SYSTEM_USER(
      "GET systemusers({id})",
      "requests/s",
      Goal.atLeast(3000, 5000),
      BARE_SYSTEM_USER,
      PLAIN_DYNAMICS),
  SYSTEM_USER_SHARE("its share of the bare endpoint", "", Goal.atLeast(0.5, 0.7)),
  SYSTEM_USER_WORK(
      "processor time of it, Dynamics and database", "µs per request", Goal.toldLess()),
  SYSTEM_USER_P50("its latency, p50", "ms", Goal.toldLess()),
  SYSTEM_USER_P99("its latency, p99", "ms", Goal.toldLess()),

  ACCESS_P50("GET /access/{id} at 500 requests/s, p50", "ms", Goal.toldLess()),
  ACCESS_P99("GET /access/{id} at 500 requests/s, p99", "ms", Goal.atMost(25, 10)),

  PLAN("plan of removing a licence from up to 100,000 users", "s", Goal.atMost(3, 1)),

  DIRECTORY_START("directory ready after start, Java up to 24", "s", Goal.atMost(5, 3)),
  DYNAMICS_START("Dynamics ready after start, Java up to 24", "s", Goal.atMost(5, 3)),
  DIRECTORY_START_25("directory ready after start, Java 25 or later", "s", Goal.atMost(3, 1.5)),
  DYNAMICS_START_25("Dynamics ready after start, Java 25 or later", "s", Goal.atMost(3, 1.5));

  private final String label;
  private final String unit;

  @SuppressWarnings("ImmutableEnumChecker") // A record of numbers.
  private final Goal goal;

  @SuppressWarnings("ImmutableEnumChecker") // A copy.
  private final List<Measure> references;

  Measure(String label, String unit, Goal goal, Measure... references) {
    this.label = label;
    this.unit = unit;
    this.goal = goal;
    this.references = List.of(references);
  }

  /** Its name in JSON. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String label() {
    return label;
  }

  public String unit() {
    return unit;
  }

  public Goal goal() {
    return goal;
  }

  /** What a value of this is divided by. */
  public List<Measure> references() {
    return references;
  }

  /** Whether others are compared to it. */
  public boolean isReference() {
    return compareTo(PLAIN_DYNAMICS) <= 0;
  }
}

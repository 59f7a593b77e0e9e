package dev.tenantsync.pair.faults;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which replica of Dynamics pulls, by the row of the lease. */
final class PullerSeat {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The process id stands before the first hyphen. */
  private static final String HOLDER =
      """
      select split_part(holder, '-', 1) || ' ' || term from puller
      where expires_at > clock_timestamp()
      """;

  private final FaultyDatabase database;
  private final List<Replica> replicas;

  PullerSeat(Stage stage) {
    this.database = stage.database("dynamics");
    this.replicas = stage.replicas("dynamics");
  }

  /** Who pulls, and under which term. */
  record Taken(Replica replica, long term) {}

  /** Empty while the lease is nobody's, or that of a process that is no more. */
  Optional<Taken> taken() {
    try {
      return database.texts(HOLDER).stream()
          .map(row -> row.split(" ", -1))
          .flatMap(
              row ->
                  replicas.stream()
                      .filter(replica -> Long.toString(replica.process().pid()).equals(row[0]))
                      .map(replica -> new Taken(replica, Long.parseLong(row[1]))))
          .findFirst();
    } catch (SQLException away) {
      throw new IllegalStateException("the lease cannot be read", away);
    }
  }

  Taken awaited() {
    return awaitedAfter(0);
  }

  /** Waits until somebody pulls under a later term than this one. */
  Taken awaitedAfter(long term) {
    return await("a puller after term " + term)
        .atMost(PATIENCE)
        .until(() -> taken().filter(now -> now.term() > term), Optional::isPresent)
        .orElseThrow();
  }
}

package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The row that says who pulls. Its times are the database's, and nothing depends on a session: a
 * takeover raises the term of every cursor, so a frozen puller that wakes cannot write.
 */
@ApplicationScoped
public class PullerLease {

  /** Who pulls until when, as {@code GET /sync} shows it. */
  public record Holding(@Nullable String holder, long term, @Nullable Instant expiresAt) {}

  private final Database database;
  private final Duration length;

  PullerLease(Database database, DynamicsSettings settings) {
    this.database = database;
    this.length = settings.sync().lease();
  }

  /**
   * Takes the lease if nobody holds it.
   *
   * @return the term to write under
   */
  public Optional<Long> take(String holder) {
    return QuarkusTransaction.requiringNew().call(() -> takeExpired(holder));
  }

  private Optional<Long> takeExpired(String holder) {
    Optional<Long> term =
        database.first(
            """
            update puller
            set holder = ?, term = term + 1,
              expires_at = clock_timestamp() + ? * interval '1 millisecond'
            where expires_at < clock_timestamp()
            returning term as n
            """,
            row -> row.number("n"),
            holder,
            length.toMillis());
    term.ifPresent(taken -> database.update("update feed_cursor set term = ?", taken));
    return term;
  }

  /**
   * @return false if the lease is another's by now
   */
  public boolean renew(long term) {
    return database.update(
            """
            update puller set expires_at = clock_timestamp() + ? * interval '1 millisecond'
            where term = ?
            """,
            length.toMillis(),
            term)
        == 1;
  }

  /** Lets the next one in without waiting for the lease to expire. */
  public void release(long term) {
    database.update("update puller set expires_at = '-infinity' where term = ?", term);
  }

  public Holding holding() {
    return database
        .first(
            """
            select holder, term, nullif(expires_at, '-infinity') as expires_at from puller
            """,
            row ->
                new Holding(
                    row.textOrNull("holder"), row.number("term"), row.instantOrNull("expires_at")))
        .orElseThrow();
  }
}

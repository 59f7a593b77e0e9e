package dev.tenantsync.bootstrap.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that the database had no room for a change. A smaller one may find room all the same,
 * so that no question put to the database would tell.
 */
@ApplicationScoped
public class FullDisk {

  private static final Duration REMEMBERED = Duration.ofSeconds(DatabaseFault.FULL.retryAfter());

  private volatile @Nullable Long seen;

  void seen() {
    seen = System.nanoTime();
  }

  /** Whether a change found no room within the time in which clients are told not to come. */
  public boolean isRecent() {
    Long last = seen;
    return last != null && System.nanoTime() - last < REMEMBERED.toNanos();
  }
}

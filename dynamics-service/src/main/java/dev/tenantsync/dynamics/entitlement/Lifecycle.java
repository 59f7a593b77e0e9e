package dev.tenantsync.dynamics.entitlement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the directory states outright about an account; always believed at once.
 *
 * @param deletedAt null while present, or where the directory gave no date
 * @param absenceInferred not stated by the feed: an enumeration left the account out, and looking
 *     it up found nothing
 */
public record Lifecycle(
    Presence presence,
    @Nullable Instant deletedAt,
    boolean signInAllowed,
    boolean absenceInferred) {

  /** Stated by the feed, whatever it is. */
  public Lifecycle(Presence presence, @Nullable Instant deletedAt, boolean signInAllowed) {
    this(presence, deletedAt, signInAllowed, false);
  }
}

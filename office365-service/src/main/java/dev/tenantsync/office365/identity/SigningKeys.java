package dev.tenantsync.office365.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys as this replica knows them, read anew so often that a new one is known in time. */
@ApplicationScoped
class SigningKeys {

  /**
   * How old the knowledge may be; far less than the time that a key is published before it signs.
   */
  static final Duration STALE = Duration.ofMinutes(1);

  /** A token may name any key; the database is not asked again for each that is unknown. */
  private static final Duration UNKNOWN_AGAIN = Duration.ofSeconds(5);

  private final SigningKeyTable table;
  private final Clock clock;
  private volatile @Nullable Known known;

  SigningKeys(SigningKeyTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** The key that signs now. */
  SigningKey current() {
    Instant now = clock.instant();
    List<SigningKey> keys = noOlderThan(STALE);
    if (keys.isEmpty()) {
      throw new IllegalStateException("there is no signing key");
    }
    return keys.stream()
        .filter(key -> !key.signsFrom().isAfter(now))
        .findFirst()
        // All lie ahead if the clock was set back: the oldest is known longest.
        .orElse(keys.get(keys.size() - 1));
  }

  /** The key of this name, whether it signs now, or did, or will. */
  Optional<SigningKey> byKid(String kid) {
    Optional<SigningKey> found = among(noOlderThan(STALE), kid);
    return found.isPresent() ? found : among(noOlderThan(UNKNOWN_AGAIN), kid);
  }

  /** All keys whose public half is to be known. */
  List<SigningKey> published() {
    return noOlderThan(UNKNOWN_AGAIN);
  }

  private static Optional<SigningKey> among(List<SigningKey> keys, String kid) {
    return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
  }

  private List<SigningKey> noOlderThan(Duration age) {
    Instant now = clock.instant();
    Known last = known;
    if (last == null || last.at().plus(age).isBefore(now) || last.at().isAfter(now)) {
      last = new Known(now, List.copyOf(table.all()));
      known = last;
    }
    return last.keys();
  }

  private record Known(Instant at, List<SigningKey> keys) {}
}

package dev.tenantsync.dynamics.caller;

import dev.tenantsync.dynamics.web.DynamicsSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens whose signature, issuer and audience were proven a moment ago: what a token says never
 * changes, and proving it costs more than the read it is shown for. Whether it still lives is asked
 * each time; whether its bearer gets in is asked of the database and never kept.
 */
@ApplicationScoped
class ProvenTokens {

  /** Kept at most; beyond that, tokens are proven with every call. */
  private static final int MOST = 10_000;

  private record Proven(Identified identified, Instant until) {}

  private final Map<String, Proven> known = new ConcurrentHashMap<>();
  private final Duration kept;
  private final Clock clock = Clock.systemUTC();

  /** A key that the issuer withdrew goes unnoticed for no longer than between two readings. */
  ProvenTokens(DynamicsSettings settings) {
    this.kept = settings.identity().keyRefresh();
  }

  /**
   * Whom a token names; empty where it has to be proven.
   *
   * @param authorization the header that carries it
   */
  Optional<Identified> find(String authorization) {
    return Optional.ofNullable(known.get(authorization))
        .filter(proven -> clock.instant().isBefore(proven.until()))
        .map(Proven::identified);
  }

  /**
   * @param expiresAt end of the token's life, in seconds since 1970
   */
  void add(String authorization, Identified identified, long expiresAt) {
    Instant now = clock.instant();
    if (known.size() >= MOST) {
      known.values().removeIf(proven -> !now.isBefore(proven.until()));
    }
    if (known.size() < MOST) {
      Instant end = Instant.ofEpochSecond(expiresAt);
      Instant until = now.plus(kept);
      known.put(authorization, new Proven(identified, end.isBefore(until) ? end : until));
    }
  }
}

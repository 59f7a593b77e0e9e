package dev.tenantsync.office365.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens that were proven ours, so that the same signature is not verified with each call of a
 * client. What changes is still looked at: the clock, and whether the key is known. Only tokens
 * that we gave out come in here, and few clients have many.
 */
@ApplicationScoped
class ReadTokens {

  private static final int MOST = 1_000;

  /**
   * A proven token and how long that holds.
   *
   * @param since inclusive
   * @param until exclusive
   */
  record Proof(ReadToken token, String kid, Instant since, Instant until) {}

  private final Map<String, Proof> proofs = new ConcurrentHashMap<>();
  private final SigningKeys keys;

  ReadTokens(SigningKeys keys) {
    this.keys = keys;
  }

  /** What the token says, if it was proven before and would be again at this moment. */
  Optional<ReadToken> find(String bearer, Instant now) {
    return Optional.ofNullable(proofs.get(bearer))
        .filter(proof -> !now.isBefore(proof.since()) && now.isBefore(proof.until()))
        .filter(proof -> keys.byKid(proof.kid()).isPresent())
        .map(Proof::token);
  }

  /** Remembers a token; forgets all others where there are too many. */
  void keep(String bearer, Proof proof) {
    if (proofs.size() >= MOST) {
      proofs.clear();
    }
    proofs.put(bearer, proof);
  }
}

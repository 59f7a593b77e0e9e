package dev.tenantsync.office365.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When keys come, sign and go:
 *
 * <pre>
 * published   signs from          the next one signs        the last token has expired
 * |--before---|-----rotation------|------kept---------------| gone
 * </pre>
 *
 * @param rotation how long one key signs
 * @param publishedBefore how long it is known before it signs
 * @param kept how long it is needed after it last signed
 */
record KeySchedule(Duration rotation, Duration publishedBefore, Duration kept) {

  private static final Comparator<Instant> SOONEST = Comparator.naturalOrder();

  /** When a new key is to sign from; empty while none is due. */
  Optional<Instant> due(List<Instant> signsFrom, Instant now) {
    Optional<Instant> newest = signsFrom.stream().max(SOONEST);
    if (newest.isEmpty()) {
      return Optional.of(now);
    }
    Instant turn = newest.get().plus(rotation);
    Instant earliest = now.plus(publishedBefore);
    if (turn.isAfter(earliest)) {
      return Optional.empty();
    }
    // Overdue after a long stop: the old key signs on until the new one is known everywhere.
    return Optional.of(earliest);
  }

  /**
   * Keys that began to sign before this moment signed nothing that is still good; empty if none has
   * been followed for long enough.
   */
  Optional<Instant> outlivedBefore(List<Instant> signsFrom, Instant now) {
    return signsFrom.stream()
        .filter(from -> !from.isAfter(now.minus(kept)))
        .max(SOONEST)
        .filter(oldest -> signsFrom.stream().anyMatch(oldest::isAfter));
  }
}

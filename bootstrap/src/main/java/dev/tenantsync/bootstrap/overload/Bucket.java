package dev.tenantsync.bootstrap.overload;

import dev.tenantsync.bootstrap.overload.Quota.Limit;
import dev.tenantsync.bootstrap.overload.Quota.Limits;
import dev.tenantsync.bootstrap.overload.Quota.Refusal;
import java.util.Optional;

/** What one client may still ask for: refilled evenly, up to a burst. */
final class Bucket {

  private static final double NANOS = 1e9;

  private final Limits limits;
  private double left;
  private long filledAt;
  private int inHand;

  Bucket(Limits limits, long now) {
    this.limits = limits;
    this.left = burst();
    this.filledAt = now;
  }

  /**
   * @param counted whether it is in hand until it is given back
   */
  synchronized Optional<Refusal> take(boolean counted, long now) {
    fill(now);
    if (counted && limits.atOnce() > 0 && inHand >= limits.atOnce()) {
      return Optional.of(new Refusal(Limit.AT_ONCE, limits.atOnce(), 1));
    }
    if (limits.perSecond() > 0) {
      if (left < 1) {
        int wait = (int) Math.ceil((1 - left) / limits.perSecond());
        return Optional.of(new Refusal(Limit.REQUESTS, limits.perSecond(), Math.max(1, wait)));
      }
      left--;
    }
    if (counted) {
      inHand++;
    }
    return Optional.empty();
  }

  synchronized void giveBack() {
    inHand--;
  }

  /** Whether forgetting it changes nothing. */
  synchronized boolean atRest(long now) {
    fill(now);
    return inHand == 0 && left >= burst();
  }

  private void fill(long now) {
    long passed = Math.max(0, now - filledAt);
    left = Math.min(burst(), left + passed / NANOS * limits.perSecond());
    filledAt += passed;
  }

  private int burst() {
    return Math.max(1, limits.burst());
  }
}

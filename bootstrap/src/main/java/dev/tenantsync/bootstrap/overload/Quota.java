package dev.tenantsync.bootstrap.overload;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what each client asks for, in this process, and says when it is too much. It remembers a
 * bounded number of clients, whatever names they come by: those at rest are forgotten first, and
 * where none is, newcomers share one count.
 */
public final class Quota {

  /**
   * What a client may ask for; zero where there is no limit.
   *
   * @param perSecond requests a second in the long run
   * @param burst requests that may come at once after a rest; at least one
   * @param atOnce requests in hand at the same time
   */
  public record Limits(int perSecond, int burst, int atOnce) {

    /** Whether there is any. */
    public boolean any() {
      return perSecond > 0 || atOnce > 0;
    }
  }

  /** Which limit was reached. */
  public enum Limit {
    REQUESTS,
    AT_ONCE
  }

  /**
   * Why a request is not taken.
   *
   * @param most the limit's value
   * @param retryAfter seconds after which one more may be taken; at least 1
   */
  public record Refusal(Limit limit, int most, int retryAfter) {}

  /** What became of a request: a refusal, or a place to be given back once it is answered. */
  public record Entry(Optional<Refusal> refusal, Runnable leave) {}

  /** Looking for clients at rest costs something, which newcomers must not cause at will. */
  private static final long BETWEEN_SWEEPS = 1_000_000_000L;

  private final Limits limits;
  private final int mostClients;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final Bucket newcomers;
  private long sweptAt;

  /**
   * @param now nanoseconds of the clock by which all others are given
   */
  public Quota(Limits limits, int mostClients, long now) {
    this.limits = limits;
    this.mostClients = mostClients;
    this.newcomers = new Bucket(limits, now);
    this.sweptAt = now - BETWEEN_SWEEPS;
  }

  /**
   * Takes a request of a client, or refuses it.
   *
   * @param part whether it is part of a batch, which itself is in hand already
   */
  public Entry enter(String client, boolean part, long now) {
    Bucket bucket = bucket(client, now);
    Optional<Refusal> refusal = bucket.take(!part, now);
    boolean inHand = refusal.isEmpty() && !part;
    return new Entry(refusal, inHand ? bucket::giveBack : () -> {});
  }

  /** How many clients are remembered by name. */
  int clients() {
    return buckets.size();
  }

  private Bucket bucket(String client, long now) {
    Bucket known = buckets.get(client);
    if (known != null) {
      return known;
    }
    if (buckets.size() >= mostClients) {
      forgetThoseAtRest(now);
    }
    return buckets.size() < mostClients
        ? buckets.computeIfAbsent(client, name -> new Bucket(limits, now))
        : newcomers;
  }

  private synchronized void forgetThoseAtRest(long now) {
    if (now - sweptAt >= BETWEEN_SWEEPS) {
      sweptAt = now;
      buckets.values().removeIf(bucket -> bucket.atRest(now));
    }
  }
}

package dev.tenantsync.benchmark.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.LongStream;

/** Every latency of a run, so that percentiles are exact. */
public final class Latencies {

  private final long[] sorted;

  private Latencies(LongStream nanos) {
    this.sorted = nanos.sorted().toArray();
  }

  /** Of all clients together. */
  public static Latencies of(Collection<Recorder> recorders) {
    return new Latencies(recorders.stream().flatMapToLong(Recorder::nanos));
  }

  public int count() {
    return sorted.length;
  }

  /**
   * The least latency that so much of all requests stay within (nearest rank), in milliseconds.
   *
   * @param share above 0, at most 1
   * @throws IllegalStateException if there is none
   */
  public double percentile(double share) {
    if (sorted.length == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("not a share: " + share);
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[rank - 1] / 1e6;
  }

  /** Takes the latencies of one client, on its thread. */
  public static final class Recorder {

    private long[] nanos = new long[1 << 10];
    private int count;

    public void add(long latency) {
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      nanos[count++] = latency;
    }

    public int count() {
      return count;
    }

    private LongStream nanos() {
      return Arrays.stream(nanos, 0, count);
    }
  }
}

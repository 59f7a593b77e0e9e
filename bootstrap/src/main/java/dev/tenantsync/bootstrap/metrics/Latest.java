package dev.tenantsync.bootstrap.metrics;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What may take its time to be seen: looked at on a thread of its own, not more often than every
 * few seconds and never twice at once. Whoever asks waits for no longer than a moment, and is told
 * what was seen before where that is not too long ago.
 *
 * @param <T> what is seen
 */
final class Latest<T> implements AutoCloseable {

  static final Duration KEPT = Duration.ofSeconds(2);
  static final Duration PATIENCE = Duration.ofSeconds(1);
  static final Duration OLDEST = Duration.ofSeconds(30);

  private record Sight<T>(T seen, long at) {}

  private final Supplier<T> look;
  private final LongSupplier nanos;
  private final ExecutorService looker;

  private volatile @Nullable Sight<T> last;
  private @Nullable Future<?> asked;

  /**
   * @param nanos the time, as {@link System#nanoTime} tells it
   */
  Latest(String thread, Supplier<T> look, LongSupplier nanos) {
    this.look = look;
    this.nanos = nanos;
    this.looker = Executors.newSingleThreadExecutor(task -> new Thread(task, thread));
  }

  /** Has it looked at, if it is time for that; waits for nothing. */
  synchronized Future<?> ask() {
    Future<?> pending = asked;
    if (pending == null || (pending.isDone() && older(KEPT))) {
      pending = looker.submit(this::see);
      asked = pending;
    }
    return pending;
  }

  /** Empty where nothing was seen for long. */
  Optional<T> seen() {
    try {
      ask().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException unseen) {
      // What was seen before is told instead.
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    Sight<T> sight = last;
    return sight == null || older(OLDEST) ? Optional.empty() : Optional.of(sight.seen());
  }

  private void see() {
    last = new Sight<>(look.get(), nanos.getAsLong());
  }

  private boolean older(Duration age) {
    Sight<T> sight = last;
    return sight == null || nanos.getAsLong() - sight.at() >= age.toNanos();
  }

  @Override
  public void close() {
    looker.shutdownNow();
  }
}

package dev.tenantsync.pair.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.pair.faults.PullerSeat.Taken;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The puller goes while somebody makes a change every 50 ms, and another one takes over. */
final class Failover {

  private static final long PERIOD_MILLIS = 50;
  private static final long PATIENCE_SECONDS = 60;

  /** How a puller goes. */
  enum Way {
    /** SIGKILL. */
    KILLED,
    /** SIGSTOP, until another one pulls. */
    FROZEN,
    /** SIGTERM. */
    TOLD_TO_END;

    private void take(Replica replica) {
      switch (this) {
        case KILLED -> replica.kill();
        case FROZEN -> replica.hold();
        case TOLD_TO_END -> replica.stop();
      }
    }
  }

  private final PullerSeat seat;
  private final Counter counter;
  private volatile long gone;
  private volatile CompletableFuture<Integer> firstAfter = new CompletableFuture<>();

  Failover(PullerSeat seat, Counter counter) {
    this.seat = seat;
    this.counter = counter;
  }

  /**
   * @return from when it was gone until another one had applied the first change made from then on
   */
  Duration after(Way way) throws InterruptedException, ExecutionException, TimeoutException {
    Taken before = seat.awaited();
    int begun = counter.number();
    gone = Long.MAX_VALUE;
    firstAfter = new CompletableFuture<>();
    ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
    try {
      var writing =
          writer.scheduleAtFixedRate(this::change, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
      counter.awaitSeen(begun + 1);
      way.take(before.replica());
      gone = System.nanoTime();
      counter.awaitSeen(firstAfter.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      Duration took = Duration.ofNanos(System.nanoTime() - gone);
      Taken now = seat.awaitedAfter(before.term());
      assertThat(now.replica()).as("who pulls").isNotSameAs(before.replica());
      bringBack(before.replica());
      writing.cancel(false);
      return took;
    } finally {
      writer.shutdown();
      assertThat(writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void change() {
    boolean after = gone != Long.MAX_VALUE;
    int number = counter.next();
    if (after) {
      firstAfter.complete(number);
    }
  }

  private static void bringBack(Replica replica) {
    replica.release();
    replica.revive();
    replica.process().awaitReady();
  }
}

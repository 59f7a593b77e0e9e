package dev.tenantsync.pair.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.pair.faults.Client.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One seed: faults and changes at once, then rest, then the comparison. */
final class Trial {

  private static final int HANDS = 6;
  private static final int THREADS = 32;

  private final Stage stage;
  private final Tenant tenant;
  private final FaultPlan plan;
  private final Duration length;
  private final String prefix;
  private final List<Hand> hands = new ArrayList<>();
  private final Watch watch;

  /**
   * @param plan over within the length
   */
  Trial(Stage stage, Tenant tenant, FaultPlan plan, Duration length) {
    this.stage = stage;
    this.tenant = tenant.signedInAt(stage);
    this.plan = plan;
    this.length = length;
    this.prefix = "s" + Long.toUnsignedString(plan.seed(), 36) + "-";
    this.watch = new Watch(stage);
    SplittableRandom random = new SplittableRandom(~plan.seed());
    for (int hand = 0; hand < HANDS; hand++) {
      hands.add(new Hand(this.tenant, prefix + (char) ('a' + hand), random.split()));
    }
  }

  /** Runs it; what it prints says what was done. */
  Struck run() throws Exception {
    Struck before = stage.struck();
    long begin = System.nanoTime();
    disturb(begin + length.toNanos());
    stage.heal();
    long healed = System.nanoTime();
    Rest rest = new Rest(stage, tenant, () -> Model.read(stage, tenant).faults(hands, prefix));
    rest.await("seed " + plan.seed());
    double seconds = (System.nanoTime() - healed) / 1e9;
    assertThat(watch.faults(tenant.untouched())).as("never").isEmpty();
    rest.readingAgainDecidesNothing();
    Struck struck = stage.struck().since(before);
    System.out.printf(
        "seed %d: %d faults (%s), %d calls to the directory and %d to Dynamics answered, of which"
            + " %d after an attempt in doubt; looked %d times; at rest after %.1f s%n",
        plan.seed(),
        plan.faults().size(),
        struck,
        tenant.directory().calls(),
        tenant.dynamics().calls(),
        tenant.directory().doubts() + tenant.dynamics().doubts(),
        watch.looks(),
        seconds);
    return struck;
  }

  /** Ends when the last fault is over and the last call is answered, for which all is healed. */
  private void disturb(long until) throws InterruptedException, ExecutionException {
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    try {
      List<Future<?>> faults = new ArrayList<>();
      for (Fault fault : plan.faults()) {
        faults.add(
            threads.schedule(() -> suffer(fault, threads), fault.at(), TimeUnit.MILLISECONDS));
      }
      List<Future<?>> work = new ArrayList<>();
      BooleanSupplier goesOn = () -> System.nanoTime() - until < 0;
      hands.forEach(hand -> work.add(threads.submit(() -> hand.work(goesOn))));
      Future<?> looking =
          threads.scheduleWithFixedDelay(watch::look, 200, 200, TimeUnit.MILLISECONDS);
      for (Future<?> fault : faults) {
        fault.get();
      }
      stage.heal();
      for (Future<?> hand : work) {
        hand.get();
      }
      looking.cancel(false);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Whatever a fault takes to begin, it lasts from then on. */
  private boolean suffer(Fault fault, ScheduledExecutorService threads)
      throws InterruptedException, ExecutionException {
    stage.begin(fault);
    threads.schedule(() -> stage.end(fault), fault.lasts(), TimeUnit.MILLISECONDS).get();
    return true;
  }

  /** Removes those who are left, so that the next trial finds seats and slots. */
  void clear() {
    for (Hand hand : hands) {
      for (Employee who : hand.people()) {
        tenant.directory().call(Call.delete("/v1.0/users/" + who.id()));
        tenant.directory().call(Call.delete("/v1.0/directory/deletedItems/" + who.id()));
      }
    }
  }
}

package dev.tenantsync.pair.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One seed: faults and changes at once, then rest, then the comparison. */
final class Trial {

  private static final int HANDS = 8;
  private static final int THREADS = 32;

  private final Stage stage;
  private final Tenant tenant;
  private final FaultPlan plan;
  private final Duration length;
  private final String prefix;
  private final List<Hand> hands = new ArrayList<>();
  private final Bystanders bystanders;
  private final Newcomers newcomers;
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
    this.bystanders = new Bystanders(this.tenant, "by-" + prefix);
    this.newcomers = new Newcomers(this.tenant, prefix + "account-");
    this.watch = new Watch(stage);
    SplittableRandom random = new SplittableRandom(~plan.seed());
    for (int hand = 0; hand < HANDS; hand++) {
      hands.add(new Hand(this.tenant, prefix + (char) ('a' + hand), random.split()));
    }
  }

  /** Runs it; what it prints says what was done. */
  Struck run() throws Exception {
    hands.parallelStream().forEach(Hand::begin);
    atRest("before seed ");
    Struck before = stage.struck();
    long begin = System.nanoTime();
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    try {
      Future<?> looking =
          threads.scheduleWithFixedDelay(watch::look, 200, 200, TimeUnit.MILLISECONDS);
      disturb(begin + length.toNanos(), threads);
      stage.heal();
      Rest rest = atRest("seed ");
      looking.cancel(false);
      assertThat(watch.faults(bystanders.watched())).as("never").isEmpty();
      rest.readingAgainDecidesNothing();
    } finally {
      threads.shutdownNow();
    }
    Struck struck = stage.struck().since(before);
    System.out.printf(
        "seed %d: %d faults (%s), %d calls to the directory and %d to Dynamics answered, of which"
            + " %d after an attempt in doubt; looked %d times, %d at no slot left; %.1f s%n",
        plan.seed(),
        plan.faults().size(),
        struck,
        tenant.directory().calls(),
        tenant.dynamics().calls(),
        tenant.directory().doubts() + tenant.dynamics().doubts(),
        watch.looks(),
        watch.full(),
        (System.nanoTime() - begin) / 1e9);
    return struck;
  }

  private Rest atRest(String when) {
    Rest rest = new Rest(stage, tenant, this::faults);
    rest.await(when + plan.seed());
    return rest;
  }

  private List<String> faults() {
    List<String> faults = Model.read(stage, tenant).faults(hands, prefix);
    faults.addAll(newcomers.faults(stage));
    return faults;
  }

  /** How often each kind of edit was made. */
  Map<Edit, Integer> made() {
    Map<Edit, Integer> made = new EnumMap<>(Edit.class);
    hands.forEach(
        hand -> hand.made().forEach((edit, times) -> made.merge(edit, times, Integer::sum)));
    return made;
  }

  /** How often it was seen that no slot was left. */
  int full() {
    return watch.full();
  }

  /** Ends when the last fault is over and the last call is answered, for which all is healed. */
  private void disturb(long until, ScheduledExecutorService threads)
      throws InterruptedException, ExecutionException {
    List<Future<?>> faults = new ArrayList<>();
    for (Fault fault : plan.faults()) {
      faults.add(threads.schedule(() -> suffer(fault, threads), fault.at(), TimeUnit.MILLISECONDS));
    }
    List<Future<?>> work = new ArrayList<>();
    BooleanSupplier goesOn = () -> System.nanoTime() - until < 0;
    hands.forEach(hand -> work.add(threads.submit(() -> hand.work(goesOn))));
    work.add(threads.submit(() -> bystanders.live(goesOn)));
    work.add(threads.submit(() -> newcomers.enter(goesOn)));
    for (Future<?> fault : faults) {
      fault.get();
    }
    stage.heal();
    for (Future<?> one : work) {
      one.get();
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
    hands.forEach(hand -> hand.people().forEach(who -> tenant.remove(who.id())));
    bystanders.clear();
  }
}

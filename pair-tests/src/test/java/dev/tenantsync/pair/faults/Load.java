package dev.tenantsync.pair.faults;

import dev.tenantsync.pair.faults.Client.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Clients that read and write at a steady rate on both sides, until it is ended. */
final class Load implements AutoCloseable {

  private static final int HANDS = 3;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Tenant tenant;
  private final String prefix;
  private final List<Hand> hands = new ArrayList<>();
  private final Newcomers newcomers;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> work = new ArrayList<>();
  private volatile boolean goesOn = true;

  /**
   * Begins.
   *
   * @param prefix of the names of all that it makes
   */
  Load(Tenant tenant, String prefix, long seed) {
    this.tenant = tenant;
    this.prefix = prefix;
    this.newcomers = new Newcomers(tenant, prefix + "n");
    SplittableRandom random = new SplittableRandom(seed);
    for (int hand = 0; hand < HANDS; hand++) {
      hands.add(new Hand(tenant, prefix + "h" + (char) ('a' + hand), random.split()));
    }
    hands.forEach(hand -> work.add(threads.submit(() -> hand.work(() -> goesOn))));
    steadily(newcomers::hire);
    steadily(newcomers::enter);
    Call users = Call.get("/v1.0/users?$top=20&$select=id,displayName");
    steadily(() -> tenant.directory().call(users).required());
    Call rows = Call.get("/api/data/v9.2/systemusers?$top=20&$select=fullname,isdisabled");
    steadily(() -> tenant.dynamics().call(rows).required());
  }

  private void steadily(Runnable step) {
    work.add(
        threads.submit(
            () -> {
              while (goesOn) {
                step.run();
                LockSupport.parkNanos(PAUSE_NANOS);
              }
            }));
  }

  /** Ends when the last call is answered. */
  void end() throws InterruptedException, ExecutionException {
    goesOn = false;
    for (Future<?> one : work) {
      one.get();
    }
  }

  /** What was lost, doubled or otherwise is not as it was answered. */
  List<String> faults(Stage stage) {
    List<String> faults = Model.read(stage, tenant).faults(hands, prefix + "h");
    faults.addAll(newcomers.faults(stage));
    return faults;
  }

  /** People who have had access since they were made. */
  List<String> entitled() {
    return newcomers.people();
  }

  /** People and accounts made. */
  int made() {
    return newcomers.count() + hands.stream().mapToInt(hand -> hand.people().size()).sum();
  }

  @Override
  public void close() {
    goesOn = false;
    threads.shutdownNow();
  }
}

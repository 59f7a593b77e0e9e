package dev.tenantsync.pair.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * The packaged pair, two replicas of each, under faults drawn from seeds while changes are made on
 * both sides: nothing is lost, doubled, or wrongly enabled or disabled, and no limit is exceeded.
 *
 * <p>{@code -Dfaults.seeds=100} runs so many, {@code -Dfaults.seed=N} that one again, {@code
 * -Dfaults.seconds=60} each for so long.
 */
class FaultsIT {

  private static final Path HOME = Path.of("target", "faults-" + ProcessHandle.current().pid());
  private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("faults.seconds", 12));
  private static final int SEATS = 20;

  /** Of so many, each kind of edit has to be among them, and a time without a free slot. */
  private static final int MANY_SEEDS = 10;

  private static final int MOST_FINDINGS = 5;

  private final Map<FaultKind, Integer> injected = new EnumMap<>(FaultKind.class);
  private final Map<Edit, Integer> made = new EnumMap<>(Edit.class);
  private final List<String> findings = new ArrayList<>();
  private int stages;
  private int truncated;
  private int duplicated;
  private int starts;
  private int full;

  @Test
  void nothingIsLostDoubledOrWronglyDecided() throws IOException {
    long[] seeds = seeds();
    for (int next = 0; next < seeds.length && findings.size() < MOST_FINDINGS; ) {
      next = run(seeds, next);
    }
    System.out.printf(
        "faults injected: %s; answers truncated: %d, requests sent twice: %d, starts refused by"
            + " faults and repeated: %d%n",
        injected, truncated, duplicated, starts);
    System.out.printf("edits made: %s; no slot left %d times%n", made, full);
    assertThat(findings).isEmpty();
    if (seeds.length >= MANY_SEEDS) {
      assertThat(made).containsOnlyKeys(Edit.values());
      assertThat(List.of(full, truncated, duplicated)).allMatch(times -> times > 0);
    }
  }

  private static long[] seeds() {
    Long one = Long.getLong("faults.seed");
    return one != null
        ? new long[] {one}
        : ThreadLocalRandom.current()
            .longs(Integer.getInteger("faults.seeds", 2), 0, Integer.MAX_VALUE)
            .toArray();
  }

  /**
   * Runs seeds on one stage until one fails, which may leave it in disorder.
   *
   * @return the seed to go on with
   */
  private int run(long[] seeds, int first) throws IOException {
    Path home = HOME.resolve("stage-" + ++stages);
    try (Stage stage = Stage.open(home, 2, Tuning.FOR_FAULTS)) {
      Watch.prepare(stage);
      Tenant tenant = Tenant.furnish(stage, SEATS);
      if (!stage.possible().contains(FaultKind.CLOCK_JUMP)) {
        System.out.println("no clock jumps: libfaketime is not installed");
      }
      for (int seed = first; seed < seeds.length; seed++) {
        FaultPlan plan = FaultPlan.draw(seeds[seed], LENGTH, stage.possible());
        if (!passes(new Trial(stage, tenant, plan, LENGTH), plan)) {
          return seed + 1;
        }
      }
      assertThat(Watch.blindSpots(stage, tenant.untouched().get(0))).isEmpty();
      return seeds.length;
    }
  }

  private boolean passes(Trial trial, FaultPlan plan) {
    System.out.printf("-Dfaults.seed=%d -Dfaults.seconds=%d%n", plan.seed(), LENGTH.toSeconds());
    plan.faults().forEach(fault -> injected.merge(fault.kind(), 1, Integer::sum));
    try {
      Struck struck = trial.run();
      truncated += struck.truncated();
      duplicated += struck.duplicated();
      starts += struck.starts();
      full += trial.full();
      trial.made().forEach((edit, times) -> made.merge(edit, times, Integer::sum));
      trial.clear();
      return true;
    } catch (Exception | AssertionError finding) {
      String text =
          "-Dfaults.seed=%d -Dfaults.seconds=%d, logs in %s%n%s%n%s"
              .formatted(
                  plan.seed(),
                  LENGTH.toSeconds(),
                  HOME.resolve("stage-" + stages),
                  finding,
                  plan.text());
      System.out.println(text);
      findings.add(text);
      return false;
    }
  }
}

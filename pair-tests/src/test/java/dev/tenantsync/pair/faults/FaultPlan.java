package dev.tenantsync.pair.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Faults with their times, all drawn from one seed. One target suffers one fault at a time. */
record FaultPlan(long seed, List<Fault> faults) {

  private static final long FIRST = 300;
  private static final long SHORTEST_GAP = 100;
  private static final long LONGEST_GAP = 600;
  private static final int DRAWS = 3000;

  FaultPlan {
    faults = List.copyOf(faults);
  }

  /**
   * Draws a plan.
   *
   * @param length of the whole; every fault is over by then
   * @param possible kinds that this machine can do; without the others the rest is the same
   */
  static FaultPlan draw(long seed, Duration length, Set<FaultKind> possible) {
    SplittableRandom random = new SplittableRandom(seed);
    List<FaultKind> kinds = weighted();
    Map<String, Long> free = new HashMap<>();
    List<Fault> faults = new ArrayList<>();
    long at = FIRST;
    while (at < length.toMillis()) {
      Fault fault = draw(random, kinds, at, length.toMillis());
      if (possible.contains(fault.kind()) && free.getOrDefault(fault.target(), 0L) <= at) {
        faults.add(fault);
        free.put(fault.target(), at + fault.lasts() + fault.kind().rest());
      }
      at += random.nextLong(SHORTEST_GAP, LONGEST_GAP);
    }
    return new FaultPlan(seed, faults);
  }

  private static Fault draw(SplittableRandom random, List<FaultKind> kinds, long at, long end) {
    FaultKind kind = kinds.get(random.nextInt(kinds.size()));
    List<String> targets = kind.targets();
    String target = targets.get(random.nextInt(targets.size()));
    long lasts = random.nextLong(kind.shortest(), kind.longest());
    int amount = kind.amount(random.nextInt(DRAWS));
    return new Fault(kind, target, at, Math.min(lasts, end - at), amount);
  }

  private static List<FaultKind> weighted() {
    return Stream.of(FaultKind.values())
        .flatMap(kind -> Collections.nCopies(kind.weight(), kind).stream())
        .toList();
  }

  /** One line per fault. */
  String text() {
    return faults.stream().map(Fault::toString).collect(Collectors.joining("\n"));
  }
}

package dev.tenantsync.dynamics.entitlement;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A wrong answer from the directory must not lock a company out: of the disables that the sync is
 * about to make, says which are not made. A class within its limit is untouched; of a class beyond
 * it, every disable is held, however the answer came in pieces.
 *
 * <p>To see what would be held in a world that does not stand: decide it without a brake, read off
 * what it asks, judge, and decide again with the verdict.
 *
 * <pre>
 * Batch free = Batch.decide(cases, environment);
 * Map&lt;UUID, Braked&gt; braked =
 *     Brake.judge(Asking.of(cases, free, versions, marks), window, limits);
 * Batch batch = Batch.decide(cases, environment, braked);
 * </pre>
 */
public final class Brake {

  private Brake() {}

  /** Those that are not made now, by object id; the others are. */
  public static Map<UUID, Braked> judge(Asking asking, BrakeWindow window, Limits limits) {
    Map<UUID, Braked> braked = new LinkedHashMap<>();
    Map<BrakeClass, Integer> counted = counted(asking.disables());
    for (Asked asked : asking.disables()) {
      BrakeClass brakeClass = asked.brakeClass();
      if (asked.held()) {
        braked.put(asked.objectId(), Braked.held(asked.mark().orElseThrow().brakeClass()));
      } else if (asked.counted() && window.inMotion().contains(brakeClass)) {
        braked.put(asked.objectId(), Braked.setAside(brakeClass));
      } else if (asked.counted()
          && window.asked(brakeClass) + counted.getOrDefault(brakeClass, 0)
              > limits.of(brakeClass, window.people())) {
        braked.put(asked.objectId(), Braked.held(brakeClass));
      }
    }
    holdLastAdministrators(asking, window, braked);
    return braked;
  }

  private static Map<BrakeClass, Integer> counted(List<Asked> disables) {
    Map<BrakeClass, Integer> counted = new EnumMap<>(BrakeClass.class);
    disables.stream()
        .filter(Asked::counted)
        .forEach(asked -> counted.merge(asked.brakeClass(), 1, Integer::sum));
    return counted;
  }

  /** Where several would go together and none stay, none goes: which of them did not matter. */
  private static void holdLastAdministrators(
      Asking asking, BrakeWindow window, Map<UUID, Braked> braked) {
    List<Asked> administrators = asking.disables().stream().filter(Asked::administrator).toList();
    boolean somebodyStays =
        window.otherAdministrators() + asking.administratorsLeft() > 0
            || administrators.stream().anyMatch(asked -> braked.containsKey(asked.objectId()));
    if (!somebodyStays) {
      administrators.stream()
          .filter(asked -> !asked.lastAdministratorAllowed())
          .forEach(
              asked -> braked.put(asked.objectId(), Braked.held(BrakeClass.LAST_ADMINISTRATOR)));
    }
  }
}

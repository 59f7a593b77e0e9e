package dev.tenantsync.dynamics.entitlement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The disables that were asked for, by what becomes of them.
 *
 * @param made they go ahead
 * @param aside their class cannot be counted yet
 * @param staying they stay in the hold they are in
 * @param joining by class: they become members of a hold
 */
public record Verdicts(
    List<Asked> made,
    List<Asked> aside,
    List<Asked> staying,
    Map<BrakeClass, List<Asked>> joining) {

  /** Sorts what was asked by what {@link Brake#judge} answered. */
  public static Verdicts of(List<Asked> disables, Map<UUID, Braked> braked) {
    Verdicts verdicts =
        new Verdicts(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new EnumMap<>(BrakeClass.class));
    disables.forEach(asked -> verdicts.place(asked, braked).add(asked));
    return verdicts;
  }

  private List<Asked> place(Asked asked, Map<UUID, Braked> braked) {
    Braked verdict = braked.get(asked.objectId());
    if (verdict == null) {
      return made;
    }
    if (verdict.aside()) {
      return aside;
    }
    return asked.stays(verdict)
        ? staying
        : joining.computeIfAbsent(verdict.brakeClass(), brakeClass -> new ArrayList<>());
  }

  /** All who become members of a hold. */
  public List<Asked> allJoining() {
    return joining.values().stream().flatMap(List::stream).toList();
  }
}

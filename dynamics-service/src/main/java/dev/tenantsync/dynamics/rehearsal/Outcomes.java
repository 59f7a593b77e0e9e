package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.rehearsal.Forecast.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Makes of forecasts what is told of each user. Where the brake is asked, both ways are kept until
 * it has answered, so that a plan need not be played again with its answer.
 */
final class Outcomes {

  /**
   * Kept open at most: beyond that, whoever asks the brake is told of as if it let everybody go.
   */
  private static final int MOST_OPEN = Proposal.MOST_USERS;

  /** A user and what is told of it. */
  record Outcome(UUID objectId, Told told) {

    static Outcome of(Forecast forecast) {
      return new Outcome(forecast.objectId(), forecast.told());
    }
  }

  private record Open(UUID objectId, Told free, Told held) {}

  /** Of a hundred thousand users nearly the same is told. */
  private final Map<Told, Told> same = new HashMap<>();

  private final List<Open> open = new ArrayList<>();
  private boolean full;

  /** What is certain of these; the others are kept open. */
  List<Outcome> certain(List<Forecast> forecasts) {
    List<Outcome> certain = new ArrayList<>();
    for (Forecast forecast : forecasts) {
      Told free = once(forecast.told());
      if (forecast.held().isPresent() && open.size() < MOST_OPEN) {
        Told held = once(forecast.ifHeld().told());
        open.add(new Open(forecast.objectId(), free, held));
      } else {
        full |= forecast.held().isPresent();
        certain.add(new Outcome(forecast.objectId(), free));
      }
    }
    return certain;
  }

  /** Whether some that ask the brake are not kept open. */
  boolean isFull() {
    return full;
  }

  /** Those that were kept open, now that the brake has answered. */
  List<Outcome> settled(Set<UUID> braked) {
    return open.stream()
        .map(
            one ->
                new Outcome(
                    one.objectId(), braked.contains(one.objectId()) ? one.held() : one.free()))
        .toList();
  }

  private Told once(Told told) {
    Told known = same.putIfAbsent(told, told);
    return known == null ? told : known;
  }
}

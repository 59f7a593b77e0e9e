package dev.tenantsync.dynamics.provisioning;

import java.util.List;
import java.util.UUID;

/**
 * What deciding some accounts came to.
 *
 * @param applied how many rows were written
 * @param pending how many stay undecided, because a loss is not believed yet
 * @param turns rows that wait for a slot and whose turn has come: decide them next
 */
public record Outcome(int decided, int applied, int pending, List<UUID> turns) {

  public static final Outcome NOTHING = new Outcome(0, 0, 0, List.of());

  public Outcome {
    turns = List.copyOf(turns);
  }

  public Outcome plus(Outcome other) {
    return new Outcome(
        decided + other.decided, applied + other.applied, pending + other.pending, other.turns);
  }
}

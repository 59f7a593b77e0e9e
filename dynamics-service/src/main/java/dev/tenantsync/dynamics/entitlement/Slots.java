package dev.tenantsync.dynamics.entitlement;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The Non-interactive slots of this environment. A slot is an enabled person's row in mode 4.
 *
 * @param limit how many there are; lowering it disables nobody
 * @param held how many are in use
 * @param waiting rows disabled for want of a slot, the one waiting longest first
 */
public record Slots(int limit, int held, List<UUID> waiting) {

  public Slots {
    waiting = List.copyOf(waiting);
  }

  public int free() {
    return Math.max(0, limit - held);
  }

  /** Whether a slot is free once everyone waiting longer was served. */
  public boolean freeFor(UUID objectId) {
    return place(objectId) < free();
  }

  /** Those outside a batch whose turn has come: decide them next. */
  public List<UUID> turns() {
    return waiting.subList(0, Math.min(free(), waiting.size()));
  }

  /** How many wait before this one; all of them where it does not wait itself. */
  int place(UUID objectId) {
    int place = waiting.indexOf(objectId);
    return place < 0 ? waiting.size() : place;
  }

  /** The slots after this row moved from one standing to another. */
  Slots after(UUID objectId, boolean heldBefore, Standing now) {
    int change = (now.holdsSlot() ? 1 : 0) - (heldBefore ? 1 : 0);
    List<UUID> queue = new ArrayList<>(waiting);
    if (!now.waitsForSlot()) {
      queue.remove(objectId);
    } else if (!queue.contains(objectId)) {
      queue.add(objectId);
    }
    return new Slots(limit, held + change, queue);
  }
}

package dev.tenantsync.office365.license;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The free seats of a product and the members who wait for one, longest first. A free seat belongs
 * to the first in line: a newcomer takes one only if there is one for each of those before.
 */
final class WaitingList {

  private final Set<UUID> waiting;
  private long free;

  /**
   * @param free seats not taken; less than none after units lapsed
   */
  WaitingList(long free, Collection<UUID> waiting) {
    this.free = free;
    this.waiting = new LinkedHashSet<>(waiting);
  }

  /** Whether one of the free seats is this user's. */
  boolean hasTurn(UUID userId) {
    long before = 0;
    for (UUID other : waiting) {
      if (other.equals(userId) || before >= free) {
        break;
      }
      before++;
    }
    return before < free;
  }

  /**
   * Notes what became of a user.
   *
   * @param seats taken, or given back if negative
   * @param waits whether nothing but a seat is missing
   */
  void settled(UUID userId, int seats, boolean waits) {
    free -= seats;
    if (waits) {
      waiting.add(userId);
    } else {
      waiting.remove(userId);
    }
  }
}

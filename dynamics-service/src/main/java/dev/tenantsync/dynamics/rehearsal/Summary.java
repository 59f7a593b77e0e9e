package dev.tenantsync.dynamics.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a plan comes to, as it is kept and shown.
 *
 * @param users how many were decided
 * @param counts of them by {@link Effect}, in lower camel case
 * @param reasons of those for whom something changes, by reason id
 * @param seats of the products whose assignments change; null where the directory did not tell
 * @param seatsUnknown why {@code seats} is null
 * @param absencesNotBelieved why a resync would take nobody for gone whom it was not shown; null
 *     where it would, and where none is planned
 * @param local whether all of it can be applied from here
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Summary(
    long users,
    Map<String, Long> counts,
    Map<String, Long> reasons,
    List<EditEffect> edits,
    @Nullable List<Seats> seats,
    @Nullable String seatsUnknown,
    Change enabledPeople,
    Change nonInteractiveHeld,
    Change nonInteractiveLimit,
    @Nullable String absencesNotBelieved,
    boolean local) {

  /** A number before and after. */
  record Change(long before, long after) {}

  /**
   * An edit and for how many accounts it changes anything.
   *
   * @param kind as it was proposed
   */
  record EditEffect(int index, String kind, int changes) {}

  /**
   * The seats of one product.
   *
   * @param missing how many more would have to be bought; the plan goes as if they were there
   */
  record Seats(UUID skuId, String skuPartNumber, long prepaid, Change consumed, long missing) {}
}

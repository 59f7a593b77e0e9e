package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.feed.Change;
import java.util.UUID;
import java.util.function.Function;

/**
 * A kind of pairs of objects.
 *
 * @param type of its lines
 * @param from the line's name for the first object of a pair
 * @param to and for the second
 * @param all query of all pairs as {@code a} and {@code b}, in an order of their own
 * @param insert stores the pairs of the arrays {@code ?} and {@code ?} whose objects exist, and
 *     returns those stored as {@code a}, {@code b} and {@code told}, whether the feed tells of them
 * @param change what the change log keeps of a pair
 */
record Relation(
    String type, String from, String to, String all, String insert, Function<Pair, Change> change) {

  record Pair(UUID from, UUID to) {}
}

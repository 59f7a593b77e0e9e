package dev.tenantsync.office365.license;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What {@link SeatRules} look at.
 *
 * @param usageLocation the user's, empty if there is none
 * @param direct the licences assigned to the user, by product
 * @param inherited those in force by way of groups, by product
 * @param seats the products with a seat for this user: one the user has, or a free one
 * @param products those the user holds or asks for, as far as they exist
 */
public record SeatFacts(
    Optional<String> usageLocation,
    Map<UUID, License> direct,
    Map<UUID, License> inherited,
    Set<UUID> seats,
    Map<UUID, Product> products,
    PlanRelations relations) {

  /** A user who has nothing of groups, and for whom every free seat is there. */
  public SeatFacts(
      Optional<String> usageLocation,
      Map<UUID, License> direct,
      Map<UUID, Product> products,
      PlanRelations relations) {
    this(usageLocation, direct, Map.of(), seats(direct.keySet(), products), products, relations);
  }

  /** What the user has in effect, by product. */
  public Map<UUID, License> held() {
    return License.union(direct.values(), inherited.values());
  }

  /** The same user, had everything of these been assigned, and nothing else. */
  SeatFacts holding(Map<UUID, License> licenses) {
    return new SeatFacts(usageLocation, licenses, Map.of(), seats, products, relations);
  }

  /** The products with a free seat, and those in which the user has one. */
  static Set<UUID> seats(Collection<UUID> held, Map<UUID, Product> products) {
    Set<UUID> seats = new HashSet<>(held);
    products.values().stream().filter(Product::hasSeat).map(Product::skuId).forEach(seats::add);
    return seats;
  }
}

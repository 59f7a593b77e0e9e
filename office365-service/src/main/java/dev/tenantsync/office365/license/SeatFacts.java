package dev.tenantsync.office365.license;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What {@link SeatRules} look at.
 *
 * @param usageLocation the user's, empty if there is none
 * @param held the user's licences by product
 * @param products those the user holds or asks for, as far as they exist
 */
public record SeatFacts(
    Optional<String> usageLocation,
    Map<UUID, License> held,
    Map<UUID, Product> products,
    PlanRelations relations) {

  /** The same, with other licences held. */
  SeatFacts holding(Map<UUID, License> licenses) {
    return new SeatFacts(usageLocation, licenses, products, relations);
  }
}

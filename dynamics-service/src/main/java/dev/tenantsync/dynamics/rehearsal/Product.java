package dev.tenantsync.dynamics.rehearsal;

import java.util.Set;
import java.util.UUID;

/**
 * A product the tenant has bought (Graph: subscribedSku).
 *
 * @param seats prepaid units that can be used, those in warning counted
 * @param consumed units in use now
 * @param active whether its assignments give service plans at all
 */
record Product(
    UUID skuId,
    String partNumber,
    long seats,
    long consumed,
    boolean active,
    Set<UUID> servicePlans) {

  Product {
    servicePlans = Set.copyOf(servicePlans);
  }
}

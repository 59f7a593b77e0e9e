package dev.tenantsync.dynamics.directory;

import java.util.List;
import java.util.UUID;

/**
 * A product the tenant has bought (Graph: subscribedSku).
 *
 * @param seats prepaid units that can be used, those in warning counted
 * @param consumed units in use
 * @param active whether its capability status is Enabled or Warning
 * @param servicePlans those that apply to users
 */
public record ProductEntry(
    UUID skuId,
    String partNumber,
    long seats,
    long consumed,
    boolean active,
    List<UUID> servicePlans) {

  public ProductEntry {
    servicePlans = List.copyOf(servicePlans);
  }
}

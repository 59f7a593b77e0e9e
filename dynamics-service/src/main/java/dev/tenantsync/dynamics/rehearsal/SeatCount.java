package dev.tenantsync.dynamics.rehearsal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Seats taken and given back, product by product. */
final class SeatCount {

  private final Map<UUID, Long> changes = new HashMap<>();

  void moved(Set<UUID> before, Set<UUID> after) {
    before.stream()
        .filter(sku -> !after.contains(sku))
        .forEach(sku -> changes.merge(sku, -1L, Long::sum));
    after.stream()
        .filter(sku -> !before.contains(sku))
        .forEach(sku -> changes.merge(sku, 1L, Long::sum));
  }

  long change(UUID skuId) {
    return changes.getOrDefault(skuId, 0L);
  }
}

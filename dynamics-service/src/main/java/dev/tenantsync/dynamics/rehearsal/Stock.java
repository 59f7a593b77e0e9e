package dev.tenantsync.dynamics.rehearsal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The tenant's products, and what holding them gives. */
record Stock(Map<UUID, Product> products) {

  /** Where the directory could not be asked: no licence can be planned by it. */
  static final Stock UNKNOWN = new Stock(Map.of());

  Stock {
    products = Map.copyOf(products);
  }

  boolean has(UUID skuId) {
    return products.containsKey(skuId);
  }

  /** The service plans that these assignments give together; a plan counts by any path. */
  Set<UUID> given(Collection<Assignment> assignments) {
    Set<UUID> plans = new HashSet<>();
    for (Assignment assignment : assignments) {
      Product product = products.get(assignment.skuId());
      if (product != null && product.active() && assignment.active()) {
        product.servicePlans().stream()
            .filter(plan -> !assignment.disabledPlans().contains(plan))
            .forEach(plans::add);
      }
    }
    return plans;
  }
}

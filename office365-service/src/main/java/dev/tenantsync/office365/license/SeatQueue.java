package dev.tenantsync.office365.license;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Users who hold nothing yet and ask for licences one after another: who comes first is served. */
final class SeatQueue {

  private final Map<UUID, Product> products;
  private final PlanRelations relations;
  private final Map<UUID, Integer> taken = new LinkedHashMap<>();

  SeatQueue(Map<UUID, Product> products, PlanRelations relations) {
    this.products = new LinkedHashMap<>(products);
    this.relations = relations;
  }

  /** Judges what the next one wants, and takes the seats if all of it is accepted. */
  Verdict serve(Optional<String> usageLocation, List<License> wanted) {
    SeatFacts facts = new SeatFacts(usageLocation, Map.of(), products, relations);
    Verdict verdict = SeatRules.judge(facts, new LicenseChange(wanted, List.of()));
    verdict.ifAccepted(accepted -> accepted.licenses().keySet().forEach(this::take));
    return verdict;
  }

  /** How many seats were taken, by product. */
  Map<UUID, Integer> taken() {
    return taken;
  }

  private void take(UUID skuId) {
    products.computeIfPresent(skuId, (id, product) -> product.taking(1));
    taken.merge(skuId, 1, Integer::sum);
  }
}

package dev.tenantsync.office365.license;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Counts seats: the one place where seats are taken and given back and where units change, so that
 * none becomes free without those hearing of it who wait. The products must be locked.
 */
@ApplicationScoped
class Seats {

  private static final String FIRST_IN_LINE =
      """
      select line.user_id
      from (select i.user_id, min(i.since) as since
            from inherited_license i
            where i.sku_id = ?1 and i.error = 'COUNT_VIOLATION' and not i.in_force
            group by i.user_id
            order by 2, 1
            limit (select greatest(s.enabled::bigint + s.warning - s.consumed, 0)
                   from sku s where s.sku_id = ?1)) as line
      where not exists (select from license_pending p where p.user_id = line.user_id)
      order by line.since, line.user_id
      """;

  private final Session entities;
  private final Products products;
  private final LicenseTables tables;
  private final PendingUsers pending;

  Seats(Session entities, Products products, LicenseTables tables, PendingUsers pending) {
    this.entities = entities;
    this.products = products;
    this.tables = tables;
    this.pending = pending;
  }

  /** Takes seats, or gives them back where negative, by product. */
  void move(Map<UUID, Integer> seats) {
    Map<UUID, Integer> moved = new LinkedHashMap<>(seats);
    moved.values().removeIf(none -> none == 0);
    tables.consume(moved);
    offer(seats.entrySet().stream().filter(e -> e.getValue() < 0).map(Map.Entry::getKey).toList());
  }

  /** Changes a product's units. */
  void setUnits(UUID skuId, Units units) {
    products.setUnits(skuId, units);
    offer(List.of(skuId));
  }

  /**
   * Calls those first in line, as many as there are free seats: each of them, for a seat is not
   * taken before its user is judged. Whoever is called already is not called twice.
   */
  void offer(Collection<UUID> skuIds) {
    for (UUID skuId : skuIds) {
      List<UUID> first =
          entities
              .createNativeQuery(FIRST_IN_LINE, UUID.class)
              .setParameter(1, skuId)
              .getResultList();
      pending.raise(first);
    }
  }
}

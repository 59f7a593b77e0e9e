package dev.tenantsync.office365.license;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The products in stock. */
@ApplicationScoped
public class Products {

  private final EntityManager entities;

  Products(EntityManager entities) {
    this.entities = entities;
  }

  /** Every product, by part number. */
  public List<Product> all() {
    return withPlans(
        entities
            .createQuery("from SkuRow s order by s.skuPartNumber", SkuRow.class)
            .getResultList());
  }

  /** The product of this id. */
  public Optional<Product> byId(UUID skuId) {
    return Optional.ofNullable(byIds(List.of(skuId)).get(skuId));
  }

  /** Those of these products that exist, by id. */
  public Map<UUID, Product> byIds(Collection<UUID> skuIds) {
    if (skuIds.isEmpty()) {
      return Map.of();
    }
    List<SkuRow> rows =
        entities
            .createQuery("from SkuRow s where s.skuId in ?1 order by s.skuId", SkuRow.class)
            .setParameter(1, skuIds)
            .getResultList();
    Map<UUID, Product> products = new LinkedHashMap<>();
    withPlans(rows).forEach(product -> products.put(product.skuId(), product));
    return products;
  }

  /**
   * Locks these products' rows in the order of their ids until the transaction ends. Users are
   * locked before products, always.
   */
  void lock(Collection<UUID> skuIds) {
    if (!skuIds.isEmpty()) {
      entities
          .createNativeQuery(
              "select sku_id from sku where sku_id in (?1) order by sku_id for no key update",
              UUID.class)
          .setParameter(1, skuIds)
          .getResultList();
    }
  }

  /** Keeps every other transaction from adding or changing products until this one ends. */
  public void lockAll() {
    entities.createNativeQuery("lock table sku in share row exclusive mode").executeUpdate();
  }

  /** Adds to the seats taken, or subtracts; the product must be locked. */
  void consume(UUID skuId, int seats) {
    entities
        .createQuery("update SkuRow s set s.consumed = s.consumed + ?2 where s.skuId = ?1")
        .setParameter(1, skuId)
        .setParameter(2, seats)
        .executeUpdate();
  }

  /** Whether another product has this part number. */
  boolean hasPartNumber(String partNumber) {
    return !entities
        .createQuery("select 1 from SkuRow s where s.skuPartNumber = ?1", Integer.class)
        .setParameter(1, partNumber)
        .getResultList()
        .isEmpty();
  }

  void add(Product product) {
    SkuRow row = SkuRow.of(product);
    entities.persist(row);
    int position = 0;
    for (Plan plan : product.plans()) {
      entities.persist(PlanRow.of(product.skuId(), position++, plan));
    }
    entities.flush();
    entities.detach(row);
  }

  void setUnits(UUID skuId, Units units) {
    entities
        .createQuery(
            "update SkuRow s set s.enabled = ?2, s.warning = ?3, s.suspended = ?4, s.lockedOut = ?5"
                + " where s.skuId = ?1")
        .setParameter(1, skuId)
        .setParameter(2, units.enabled())
        .setParameter(3, units.warning())
        .setParameter(4, units.suspended())
        .setParameter(5, units.lockedOut())
        .executeUpdate();
  }

  private List<Product> withPlans(List<SkuRow> rows) {
    // Counts change by query; a row loaded earlier in this transaction may be stale.
    rows.forEach(entities::detach);
    Map<UUID, List<Plan>> plans = plans(rows.stream().map(row -> row.skuId).toList());
    return rows.stream().map(row -> row.product(plans.getOrDefault(row.skuId, List.of()))).toList();
  }

  private Map<UUID, List<Plan>> plans(List<UUID> skuIds) {
    return entities
        .createQuery(
            "from PlanRow p where p.skuId in ?1 order by p.skuId, p.position", PlanRow.class)
        .setParameter(1, skuIds)
        .getResultStream()
        .collect(groupingBy(PlanRow::skuId, mapping(PlanRow::plan, toList())));
  }
}

package dev.tenantsync.office365.license;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The products in stock. */
@ApplicationScoped
public class Products {

  private static final String SELECT =
      """
      select s.sku_id, s.sku_part_number, s.applies_to, s.enabled, s.warning, s.suspended,
             s.locked_out, s.consumed, p.service_plan_id, p.service_plan_name, p.service, p.applies_to
      from %s s left join service_plan p on p.sku_id = s.sku_id
      """;

  private static final String BY_PART_NUMBER =
      SELECT.formatted("sku") + "order by s.sku_part_number, p.position";
  private static final String BY_ID =
      SELECT.formatted("sku") + "where s.sku_id = any (?) order by s.sku_id, p.position";

  /** Rows are locked in the order of the inner query. */
  private static final String LOCK =
      SELECT.formatted(
              "(select * from sku where sku_id = any (?) order by sku_id for no key update)")
          + "order by s.sku_id, p.position";

  private final EntityManager entities;
  private final AgroalDataSource database;

  Products(EntityManager entities, AgroalDataSource database) {
    this.entities = entities;
    this.database = database;
  }

  /** Every product, by part number. */
  public List<Product> all() {
    return List.copyOf(read(BY_PART_NUMBER, List.of()).values());
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
    return read(BY_ID, skuIds);
  }

  /**
   * Those of these products that exist, by id, their rows locked in the order of their ids until
   * the transaction ends. Users are locked before products, always.
   */
  Map<UUID, Product> lock(Collection<UUID> skuIds) {
    return skuIds.isEmpty() ? Map.of() : read(LOCK, skuIds);
  }

  /** Keeps every other transaction from adding or changing products until this one ends. */
  public void lockAll() {
    entities.createNativeQuery("lock table sku in share row exclusive mode").executeUpdate();
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

  /** By id, in the order of the query, from the database: counts change by query. */
  private Map<UUID, Product> read(String sql, Collection<UUID> skuIds) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      if (!skuIds.isEmpty()) {
        query.setArray(1, connection.createArrayOf("uuid", skuIds.toArray()));
      }
      Map<UUID, Product> products = new LinkedHashMap<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          Product product = product(rows);
          products.merge(product.skuId(), product, Product::with);
        }
      }
      return products;
    } catch (SQLException e) {
      throw new IllegalStateException("the products could not be read", e);
    }
  }

  /** A row: the product with one of its plans, or with none. */
  private static Product product(ResultSet row) throws SQLException {
    UUID planId = row.getObject(9, UUID.class);
    return new Product(
        row.getObject(1, UUID.class),
        row.getString(2),
        AppliesTo.valueOf(row.getString(3)),
        new Units(row.getInt(4), row.getInt(5), row.getInt(6), row.getInt(7)),
        row.getInt(8),
        planId == null
            ? List.of()
            : List.of(
                new Plan(
                    planId,
                    row.getString(10),
                    row.getString(11),
                    AppliesTo.valueOf(row.getString(12)))));
  }
}

package dev.tenantsync.office365.license;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Puts products into stock and changes how many units there are. */
@ApplicationScoped
public class Stock {

  private final Products products;
  private final Seats seats;
  private final HolderNotices notices;
  private final ChangeLog log;

  Stock(Products products, Seats seats, HolderNotices notices, ChangeLog log) {
    this.products = products;
    this.seats = seats;
    this.notices = notices;
    this.log = log;
  }

  /**
   * Adds a product.
   *
   * @throws GraphException if its id or part number is taken
   */
  @Transactional
  public void add(Product product) {
    if (products.byId(product.skuId()).isPresent()) {
      throw taken("skuId");
    }
    if (products.hasPartNumber(product.partNumber())) {
      throw taken("skuPartNumber");
    }
    products.add(product);
    log.append(
        Change.of(Change.Resource.SKU, product.skuId(), Change.Kind.CREATED)
            .property("skuPartNumber", null, product.partNumber())
            .property("prepaidUnits", null, product.units()));
  }

  /**
   * Changes a product's units. Fewer units than seats taken is allowed: nobody loses a licence by
   * it (Graph: licenseUnitsDetail). More units go to members who wait for one. If its status
   * changes by it, the holders' notices are left to be written.
   *
   * @throws GraphException if there is no such product
   */
  @Transactional
  public void setUnits(UUID skuId, UnaryOperator<Units> change) {
    products.lock(List.of(skuId));
    Units old =
        products.byId(skuId).orElseThrow(() -> GraphException.notFound(skuId.toString())).units();
    Units now = change.apply(old);
    seats.setUnits(skuId, now);
    log.append(
        Change.of(Change.Resource.SKU, skuId, Change.Kind.UPDATED)
            .property("prepaidUnits", old, now));
    if (old.status() != now.status()) {
      notices.raise(skuId, old.status(), now.status());
    }
  }

  private static GraphException taken(String property) {
    return GraphException.badProperty(
        property,
        "ConflictingObjects",
        "Another object with the same value for property " + property + " already exists.");
  }
}

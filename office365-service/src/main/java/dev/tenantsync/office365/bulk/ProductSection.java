package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.license.NewSkuJson;
import dev.tenantsync.office365.license.Plan;
import dev.tenantsync.office365.license.Product;
import dev.tenantsync.office365.license.Products;
import dev.tenantsync.office365.license.Stock;
import dev.tenantsync.office365.license.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Products with their units, written as {@code POST /admin/skus} takes them. Seats taken follow
 * from the users' licences.
 */
@ApplicationScoped
class ProductSection implements Section {

  private static final String TYPE = "#microsoft.graph.subscribedSku";

  private final Products products;
  private final Stock stock;
  private final ObjectMapper json;

  ProductSection(Products products, Stock stock, ObjectMapper json) {
    this.products = products;
    this.stock = stock;
    this.json = json;
  }

  @Override
  public Set<String> types() {
    return Set.of(TYPE);
  }

  @Override
  public void write(ExportLines lines) {
    products.all().forEach(product -> lines.write(written(product, lines.line(TYPE))));
  }

  private static ObjectNode written(Product product, ObjectNode line) {
    line.put("skuId", product.skuId().toString())
        .put("skuPartNumber", product.partNumber())
        .put("appliesTo", product.appliesTo().wire());
    ArrayNode plans = line.putArray("servicePlans");
    for (Plan plan : product.plans()) {
      plans
          .addObject()
          .put("servicePlanId", plan.id().toString())
          .put("servicePlanName", plan.name())
          .put("service", plan.service())
          .put("appliesTo", plan.appliesTo().wire());
    }
    Units units = product.units();
    line.putObject("units")
        .put("enabled", units.enabled())
        .put("warning", units.warning())
        .put("suspended", units.suspended())
        .put("lockedOut", units.lockedOut());
    return line;
  }

  @Override
  public Runnable read(List<Line> lines, Verdicts verdicts) {
    return () -> lines.forEach(line -> verdicts.check(line.number(), () -> restore(line)));
  }

  /** The catalogue has put most of them into stock before. */
  private void restore(Line line) {
    Product wanted = read(line);
    Optional<Product> known = products.byId(wanted.skuId());
    if (known.isEmpty()) {
      requireFreeName(wanted);
      stock.add(wanted);
    } else if (known.get().isAlike(wanted)) {
      stock.setUnits(wanted.skuId(), units -> wanted.units());
    } else {
      throw GraphException.badProperty(
          "skuId",
          "ConflictingObjects",
          "The product " + wanted.skuId() + " is here already, with another name or other plans.");
    }
  }

  /** A refusal inside {@link Stock} would undo the whole chunk. */
  private void requireFreeName(Product wanted) {
    boolean taken =
        products.all().stream().anyMatch(one -> one.partNumber().equals(wanted.partNumber()));
    if (taken) {
      throw GraphException.badProperty(
          "skuPartNumber",
          "ConflictingObjects",
          "Another object with the same value for property skuPartNumber already exists.");
    }
  }

  private Product read(Line line) {
    ObjectNode body = line.body().deepCopy();
    body.remove(Line.TYPE);
    try {
      return json.treeToValue(body, NewSkuJson.class).product();
    } catch (JsonProcessingException malformed) {
      throw GraphException.badRequest("The line does not describe a product.");
    }
  }
}

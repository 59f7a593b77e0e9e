package dev.tenantsync.office365.seed;

import dev.tenantsync.office365.license.NewSkuJson;
import dev.tenantsync.office365.license.PlanRelationTables;
import dev.tenantsync.office365.license.Product;
import dev.tenantsync.office365.license.Products;
import dev.tenantsync.office365.license.Stock;
import dev.tenantsync.office365.role.RoleActivation;
import dev.tenantsync.office365.role.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Plants the catalogue: products, relations of plans, role templates. Adds what is missing and
 * changes nothing that is there, so that units set by hand survive each start.
 */
@ApplicationScoped
class CatalogueSeed {

  private static final Logger LOG = Logger.getLogger(CatalogueSeed.class);

  private final Products products;
  private final Stock stock;
  private final PlanRelationTables relations;
  private final Templates templates;
  private final RoleActivation activation;

  CatalogueSeed(
      Products products,
      Stock stock,
      PlanRelationTables relations,
      Templates templates,
      RoleActivation activation) {
    this.products = products;
    this.stock = stock;
    this.relations = relations;
    this.templates = templates;
    this.activation = activation;
  }

  /** Plants what is missing. Two replicas may start at once: the second waits for the first. */
  @Transactional
  void plant(CatalogueJson catalogue) {
    products.lockAll();
    List<Product> missing =
        missing(catalogue.products().stream().map(NewSkuJson::product).toList());
    missing.forEach(stock::add);
    relations.add(catalogue.relations());
    catalogue
        .roleTemplates()
        .forEach(role -> templates.add(role.id(), role.displayName(), role.description()));
    long activated =
        catalogue.activeRoles().stream()
            .filter(template -> activation.activate(template).isPresent())
            .count();
    if (!missing.isEmpty() || activated > 0) {
      LOG.infof("catalogue: %d products added, %d roles activated", missing.size(), activated);
    }
  }

  private List<Product> missing(List<Product> wanted) {
    Set<UUID> known = products.byIds(wanted.stream().map(Product::skuId).toList()).keySet();
    return wanted.stream().filter(product -> !known.contains(product.skuId())).toList();
  }
}

package dev.tenantsync.office365.seed;

import dev.tenantsync.office365.license.AssignLicense;
import dev.tenantsync.office365.license.License;
import dev.tenantsync.office365.license.LicenseChange;
import dev.tenantsync.office365.license.Plan;
import dev.tenantsync.office365.license.Product;
import dev.tenantsync.office365.license.Products;
import dev.tenantsync.office365.role.RoleAssignment;
import dev.tenantsync.office365.role.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gives licences and roles by their names. */
@ApplicationScoped
class Entitlements {

  private final Products products;
  private final AssignLicense licenses;
  private final Templates templates;
  private final RoleAssignment roles;

  Entitlements(
      Products products, AssignLicense licenses, Templates templates, RoleAssignment roles) {
    this.products = products;
    this.licenses = licenses;
    this.templates = templates;
    this.roles = roles;
  }

  void license(String userKey, PersonJson.LicenseJson wanted) {
    Product product =
        products.all().stream()
            .filter(known -> known.partNumber().equals(wanted.product()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no product " + wanted.product()));
    Set<UUID> off =
        product.plans().stream()
            .filter(plan -> wanted.off().contains(plan.name()))
            .map(Plan::id)
            .collect(Collectors.toSet());
    licenses
        .assign(userKey, LicenseChange.adding(new License(product.skuId(), off)))
        .ifRefusedThrow(refused -> new IllegalStateException(refused.message()));
  }

  void role(UUID userId, String name) {
    UUID template =
        templates
            .byName(name)
            .orElseThrow(() -> new IllegalStateException("no role template " + name));
    roles.add("roleTemplateId=" + template, userId);
  }
}

package dev.tenantsync.office365.license;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.tenant.Organization;
import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a user's licences with the states of their plans. */
@ApplicationScoped
class LicenseDetails {

  private final Users users;
  private final Licenses licenses;
  private final Products products;
  private final Organization organization;

  LicenseDetails(Users users, Licenses licenses, Products products, Organization organization) {
    this.users = users;
    this.licenses = licenses;
    this.products = products;
    this.organization = organization;
  }

  /**
   * @param key the user's id or user principal name
   * @throws GraphException if there is no such user
   */
  @Transactional
  List<LicenseDetailsJson> of(String key) {
    User user = users.byKey(key).orElseThrow(() -> GraphException.notFound(key));
    List<LicenseRow> rows = licenses.of(user.id);
    Map<UUID, Product> known = products.byIds(rows.stream().map(LicenseRow::skuId).toList());
    UUID tenantId = organization.tenant().id;
    return rows.stream().map(row -> details(tenantId, known.get(row.skuId()), row)).toList();
  }

  private static LicenseDetailsJson details(
      UUID tenantId, @Nullable Product product, LicenseRow row) {
    return LicenseDetailsJson.of(tenantId, Objects.requireNonNull(product), row.license());
  }
}

package dev.tenantsync.office365.license;

import dev.tenantsync.office365.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Gathers the facts for {@link SeatRules} and books what they accept: rows and seats together. The
 * user's row must be locked; the products' are locked here, last of all.
 */
@ApplicationScoped
class LicenseLedger {

  private final Licenses licenses;
  private final Products products;
  private final PlanRelationTables relations;
  private final Clock clock;

  LicenseLedger(Licenses licenses, Products products, PlanRelationTables relations, Clock clock) {
    this.licenses = licenses;
    this.products = products;
    this.relations = relations;
    this.clock = clock;
  }

  /** Opens the case of a user who shall get or lose these products, and locks those. */
  LicenseCase open(User user, Collection<UUID> moving) {
    List<LicenseRow> rows = licenses.of(user.id);
    Map<UUID, License> held = new LinkedHashMap<>();
    rows.forEach(row -> held.put(row.skuId(), row.license()));
    products.lock(moving);
    Set<UUID> all = new HashSet<>(held.keySet());
    all.addAll(moving);
    SeatFacts facts =
        new SeatFacts(
            Optional.ofNullable(user.usageLocation), held, products.byIds(all), relations.all());
    return new LicenseCase(user.id, rows, facts);
  }

  /**
   * Leaves the user with just these licences; the products that differ must be locked.
   *
   * @return the user's rows after it
   */
  List<LicenseRow> book(LicenseCase opened, Map<UUID, License> after) {
    Instant now = clock.instant();
    List<LicenseRow> rows = new ArrayList<>(opened.rows());
    for (LicenseRow row : opened.rows()) {
      License license = after.get(row.skuId());
      if (license == null) {
        rows.remove(row);
        licenses.remove(row);
        products.consume(row.skuId(), -1);
      } else if (!license.equals(row.license())) {
        row.replacePlans(license, now);
      }
    }
    for (License license : after.values()) {
      if (!opened.held().containsKey(license.skuId())) {
        rows.add(licenses.add(opened.userId(), license, now));
        products.consume(license.skuId(), 1);
      }
    }
    return rows;
  }
}

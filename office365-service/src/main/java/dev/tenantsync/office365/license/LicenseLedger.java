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
import java.util.stream.Collectors;

/**
 * Gathers the facts for {@link SeatRules} and books what they accept: rows and seats together. The
 * user's row must be locked; the products' are locked here, last of all.
 */
@ApplicationScoped
class LicenseLedger {

  private final Licenses licenses;
  private final InheritedLicenses inherited;
  private final Products products;
  private final PlanRelationTables relations;
  private final LicenseTables tables;
  private final Clock clock;

  LicenseLedger(
      Licenses licenses,
      InheritedLicenses inherited,
      Products products,
      PlanRelationTables relations,
      LicenseTables tables,
      Clock clock) {
    this.licenses = licenses;
    this.inherited = inherited;
    this.products = products;
    this.relations = relations;
    this.tables = tables;
    this.clock = clock;
  }

  /**
   * What booking did.
   *
   * @param rows the user's rows after it
   * @param seats those taken, by product, given back if negative
   */
  record Booking(List<LicenseRow> rows, Map<UUID, Integer> seats) {}

  /** Opens the case of a user who shall get or lose these products, and locks those. */
  LicenseCase open(User user, Collection<UUID> moving) {
    List<LicenseRow> rows = licenses.of(user.id);
    List<InheritedLicense> ofGroups = inherited.judged(user.id);
    PlanRelations between = relations.all();
    Set<UUID> held = rows.stream().map(LicenseRow::skuId).collect(Collectors.toSet());
    Set<UUID> others = new HashSet<>(held);
    moving.forEach(others::remove);
    Map<UUID, Product> known = new LinkedHashMap<>(products.byIds(others));
    known.putAll(products.lock(moving));
    SeatFacts facts =
        new SeatFacts(
            Optional.ofNullable(user.usageLocation),
            direct(rows),
            Inheritance.inForce(ofGroups),
            SeatFacts.seats(held, known),
            known,
            between);
    return new LicenseCase(user.id, rows, !ofGroups.isEmpty(), facts);
  }

  /** What is assigned to the user, of all that is held. */
  static Map<UUID, License> direct(List<LicenseRow> rows) {
    Map<UUID, License> direct = new LinkedHashMap<>();
    rows.forEach(row -> row.direct().ifPresent(own -> direct.put(row.skuId(), own)));
    return direct;
  }

  /**
   * Leaves the user with what is assigned and what groups give, both by product. The products that
   * differ must be locked; the seats are yet to be moved.
   */
  Booking book(LicenseCase opened, Map<UUID, License> direct, Map<UUID, License> ofGroups) {
    Instant now = clock.instant();
    Map<UUID, License> effective = License.union(direct.values(), ofGroups.values());
    List<LicenseRow> rows = new ArrayList<>();
    List<LicenseRow> written = new ArrayList<>();
    Map<UUID, Integer> seats = new LinkedHashMap<>();
    for (LicenseRow row : opened.rows()) {
      License license = effective.remove(row.skuId());
      if (license == null) {
        seats.put(row.skuId(), -1);
      } else {
        if (row.hold(direct.get(row.skuId()), license, now)) {
          written.add(row);
        }
        rows.add(row);
      }
    }
    for (License license : effective.values()) {
      LicenseRow row = LicenseRow.of(opened.userId(), license.skuId(), now);
      row.hold(direct.get(license.skuId()), license, now);
      written.add(row);
      rows.add(row);
      seats.put(license.skuId(), 1);
    }
    tables.release(opened.userId(), lost(seats));
    tables.keep(written);
    return new Booking(rows, seats);
  }

  private static List<UUID> lost(Map<UUID, Integer> seats) {
    return seats.entrySet().stream().filter(e -> e.getValue() < 0).map(Map.Entry::getKey).toList();
  }
}

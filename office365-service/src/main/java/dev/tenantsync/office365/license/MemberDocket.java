package dev.tenantsync.office365.license;

import dev.tenantsync.office365.user.User;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is known of several members whose inherited licences are judged one after another, and of
 * the seats as they go. The products are locked.
 */
final class MemberDocket {

  /** What the tables say of these members, by member. */
  record Tables(
      Map<UUID, List<LicenseRow>> held,
      Map<UUID, List<InheritedRow>> inherited,
      Map<UUID, List<GroupLicense>> given) {

    /** The products that any of them has, waits for or is given. */
    Set<UUID> products() {
      Set<UUID> skuIds = new HashSet<>();
      held.values().forEach(rows -> rows.forEach(row -> skuIds.add(row.skuId)));
      inherited.values().forEach(rows -> rows.forEach(row -> skuIds.add(row.skuId)));
      given.values().forEach(some -> some.forEach(one -> skuIds.add(one.license().skuId())));
      return skuIds;
    }
  }

  private final Tables tables;
  private final Map<UUID, Product> products;
  private final PlanRelations relations;
  private final Map<UUID, WaitingList> lines;
  private final Optional<String> country;
  private final Map<UUID, Integer> moved = new HashMap<>();

  /**
   * @param country for members without a usage location
   */
  MemberDocket(
      Tables tables,
      Map<UUID, Product> products,
      PlanRelations relations,
      Map<UUID, WaitingList> lines,
      Optional<String> country) {
    this.tables = tables;
    this.products = products;
    this.relations = relations;
    this.lines = lines;
    this.country = country;
  }

  /** What a member has now. */
  List<LicenseRow> held(UUID userId) {
    return tables.held().getOrDefault(userId, List.of());
  }

  /** What became of groups' licences for a member so far. */
  List<InheritedRow> inherited(UUID userId) {
    return tables.inherited().getOrDefault(userId, List.of());
  }

  Map<UUID, Product> products() {
    return products;
  }

  /** The seats taken so far, by product, given back if negative. */
  Map<UUID, Integer> moved() {
    return moved;
  }

  /** What a member's inheritance depends on. */
  Inheritance.Facts facts(User user, Instant now) {
    List<LicenseRow> held = held(user.id);
    Set<UUID> seats = new HashSet<>();
    held.forEach(row -> seats.add(row.skuId));
    lines.forEach(
        (skuId, line) -> {
          if (line.hasTurn(user.id)) {
            seats.add(skuId);
          }
        });
    SeatFacts facts =
        new SeatFacts(
            Optional.ofNullable(user.usageLocation).or(() -> country),
            LicenseLedger.direct(held),
            Map.of(),
            seats,
            products,
            relations);
    return new Inheritance.Facts(
        facts,
        tables.given().getOrDefault(user.id, List.of()),
        inherited(user.id).stream().map(InheritedRow::license).toList(),
        now);
  }

  /** Notes the seats that a member took or gave back, and for which the member waits. */
  void settled(UUID userId, Map<UUID, Integer> seats, List<InheritedLicense> licenses) {
    seats.forEach((skuId, some) -> moved.merge(skuId, some, Integer::sum));
    lines.forEach(
        (skuId, line) ->
            line.settled(
                userId,
                seats.getOrDefault(skuId, 0),
                licenses.stream()
                    .anyMatch(one -> one.skuId().equals(skuId) && one.waitsForSeat())));
  }
}

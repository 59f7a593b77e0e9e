package dev.tenantsync.office365.license;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Licences of users who come in large numbers. Every one is judged by {@link SeatRules}; what is
 * accepted is booked in one statement. The users' rows come first, the products' are locked here,
 * last of all.
 */
@ApplicationScoped
public class NewHolders {

  /** What a user without any licence is to be given, all or nothing. */
  public record Wish(UUID userId, Optional<String> usageLocation, List<License> licenses) {

    public Wish {
      licenses = List.copyOf(licenses);
    }
  }

  /**
   * What became of wishes.
   *
   * @param refused by user, in Graph's words
   * @param taken the seats that were taken, by product
   */
  public record Outcome(Map<UUID, GraphException> refused, Map<UUID, Integer> taken) {}

  private final Products products;
  private final PlanRelationTables relations;
  private final LicenseTables tables;
  private final Clock clock;

  @Inject
  NewHolders(Products products, PlanRelationTables relations, LicenseTables tables, Clock clock) {
    this.products = products;
    this.relations = relations;
    this.tables = tables;
    this.clock = clock;
  }

  /**
   * Gives as many of these wishes as there are seats, in their order, in the caller's transaction.
   */
  public Outcome grant(List<Wish> wishes) {
    Set<UUID> skuIds = skuIds(wishes);
    products.lock(skuIds);
    Outcome outcome = judge(wishes, Map.of());
    Instant now = clock.instant();
    List<LicenseRow> held = new ArrayList<>();
    wishes.stream()
        .filter(wish -> !outcome.refused().containsKey(wish.userId()))
        .forEach(
            wish ->
                wish.licenses().forEach(one -> held.add(LicenseRow.of(wish.userId(), one, now))));
    tables.hold(held);
    tables.consume(outcome.taken());
    return outcome;
  }

  /**
   * What would become of these wishes; nothing is locked or written.
   *
   * @param before seats to be thought of as taken, by product
   */
  public Outcome judge(List<Wish> wishes, Map<UUID, Integer> before) {
    Map<UUID, Product> known = new LinkedHashMap<>(products.byIds(skuIds(wishes)));
    before.forEach(
        (skuId, seats) -> known.computeIfPresent(skuId, (id, product) -> product.taking(seats)));
    SeatQueue queue = new SeatQueue(known, relations.all());
    Map<UUID, GraphException> refused = new HashMap<>();
    for (Wish wish : wishes) {
      try {
        queue
            .serve(wish.usageLocation(), wish.licenses())
            .ifRefusedThrow(AssignLicenseResource::refusal);
      } catch (GraphException refusal) {
        refused.put(wish.userId(), refusal);
      }
    }
    return new Outcome(refused, queue.taken());
  }

  /** Notes in a user's change what the feed tells of new licences; their plans follow from them. */
  public static Change note(Change change, List<License> licenses) {
    List<LicenseRow> rows =
        licenses.stream()
            .map(one -> LicenseRow.of(change.resourceId(), one, Instant.EPOCH))
            .toList();
    LicenseViews.TRACKED.forEach(change::touched);
    return change.property(
        LicenseViews.ASSIGNED_LICENSES,
        null,
        LicenseViews.read(LicenseViews.ASSIGNED_LICENSES, rows, Map.of()));
  }

  private static Set<UUID> skuIds(List<Wish> wishes) {
    return wishes.stream()
        .flatMap(wish -> wish.licenses().stream())
        .map(License::skuId)
        .collect(Collectors.toSet());
  }
}

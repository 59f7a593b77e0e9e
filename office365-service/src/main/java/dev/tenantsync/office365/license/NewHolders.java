package dev.tenantsync.office365.license;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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

  private static final String ASSIGN =
      """
      insert into license_assignment
        (user_id, sku_id, disabled_plans, assigned_date_time, updated_date_time)
      select user_id, sku_id, disabled_plans, assigned_date_time, updated_date_time
      from jsonb_to_recordset(?::jsonb) as x(user_id uuid, sku_id uuid, disabled_plans uuid[],
        assigned_date_time timestamptz, updated_date_time timestamptz)
      """;

  private static final String REMEMBER =
      """
      insert into remembered_license (user_id, sku_id, disabled_plans)
      select user_id, sku_id, disabled_plans
      from jsonb_to_recordset(?::jsonb) as x(user_id uuid, sku_id uuid, disabled_plans uuid[])
      """;

  private static final String CONSUME =
      """
      update sku s set consumed = s.consumed + x.seats
      from unnest(?::uuid[], ?::int[]) as x(sku_id, seats) where s.sku_id = x.sku_id
      """;

  /** What a user without any licence is to be given, all or nothing. */
  public record Wish(UUID userId, Optional<String> usageLocation, List<License> licenses) {

    public Wish {
      licenses = List.copyOf(licenses);
    }
  }

  /** A licence as it was held elsewhere. */
  public record Held(UUID userId, License license, Instant assigned, Instant updated) {}

  /**
   * What became of wishes.
   *
   * @param refused by user, in Graph's words
   * @param taken the seats that were taken, by product
   */
  public record Outcome(Map<UUID, GraphException> refused, Map<UUID, Integer> taken) {}

  private final Products products;
  private final PlanRelationTables relations;
  private final AgroalDataSource database;
  private final ObjectMapper json;
  private final Clock clock;

  @Inject
  NewHolders(
      Products products,
      PlanRelationTables relations,
      AgroalDataSource database,
      ObjectMapper json,
      Clock clock) {
    this.products = products;
    this.relations = relations;
    this.database = database;
    this.json = json;
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
    List<Held> held = new ArrayList<>();
    wishes.stream()
        .filter(wish -> !outcome.refused().containsKey(wish.userId()))
        .forEach(
            wish ->
                wish.licenses().forEach(one -> held.add(new Held(wish.userId(), one, now, now))));
    book(held, outcome.taken());
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

  /**
   * Books licences as they were held elsewhere, in the caller's transaction: rules and seats were
   * minded there.
   */
  public void restore(List<Held> held) {
    Map<UUID, Integer> seats = new LinkedHashMap<>();
    held.forEach(one -> seats.merge(one.license().skuId(), 1, Integer::sum));
    products.lock(seats.keySet());
    book(held, seats);
  }

  /** Remembers what deleted users held, in the caller's transaction. */
  public void remember(Map<UUID, List<License>> held) {
    List<Map<String, Object>> rows = new ArrayList<>();
    held.forEach((userId, licenses) -> licenses.forEach(one -> rows.add(row(userId, one))));
    write(REMEMBER, rows);
  }

  /** Those of these products that exist. */
  public Set<UUID> known(Collection<UUID> skuIds) {
    return products.byIds(skuIds).keySet();
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

  private void book(List<Held> held, Map<UUID, Integer> seats) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Held one : held) {
      Map<String, Object> row = row(one.userId(), one.license());
      row.put("assigned_date_time", one.assigned().toString());
      row.put("updated_date_time", one.updated().toString());
      rows.add(row);
    }
    write(ASSIGN, rows);
    consume(seats);
  }

  private static Map<String, Object> row(UUID userId, License license) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("user_id", userId);
    row.put("sku_id", license.skuId());
    row.put("disabled_plans", LicenseRow.sorted(license));
    return row;
  }

  private void write(String statement, List<Map<String, Object>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(statement)) {
      insert.setString(1, json.writeValueAsString(rows));
      insert.executeUpdate();
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("the licences could not be stored", e);
    }
  }

  private void consume(Map<UUID, Integer> seats) {
    if (seats.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(CONSUME)) {
      update.setArray(1, connection.createArrayOf("uuid", seats.keySet().toArray()));
      update.setArray(2, connection.createArrayOf("int4", seats.values().toArray()));
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the seats could not be taken", e);
    }
  }
}

package dev.tenantsync.office365.license;

import static dev.tenantsync.office365.license.InheritanceModel.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.license.InheritanceModel.Entry;
import dev.tenantsync.office365.license.InheritanceModel.Shown;
import dev.tenantsync.office365.license.InheritanceModel.Sku;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random histories of users, groups, licences and seats against the rules. */
@QuarkusTest
class InheritanceHistoryTest {

  private static final int STEPS = Integer.getInteger("steps", 120);

  @Inject Rows rows;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final InheritanceModel model = new InheritanceModel(Shop.EXCHANGE_ONE, Shop.EXCHANGE_TWO);
  private final Map<String, Map<String, Set<String>>> followed = new HashMap<>();
  private String link = "";
  private Map<String, Shown> shown = new HashMap<>();

  @Test
  void everySourceHasItsStateAndEverySeatItsHolder() {
    System.out.println("inheritance history, seed " + seed);
    begin();
    for (int step = 0; step < STEPS; step++) {
      String what = act();
      shown = read();
      try {
        model.check(shown, seats());
        follow();
      } catch (AssertionError broken) {
        throw new AssertionError("seed " + seed + ", step " + step + ": " + what, broken);
      }
    }
  }

  private void begin() {
    stock(2, Shop.newId(), Shop.newId());
    stock(3, Shop.newId(), Shop.newId());
    stock(3, Shop.EXCHANGE_ONE, Shop.newId());
    stock(3, Shop.EXCHANGE_TWO, Shop.newId());
    for (int i = 0; i < 8; i++) {
      model.locations.put(Graph.user(), "PT");
    }
    model.locations.put(Graph.user(Map.of()), "");
    for (int i = 0; i < 3; i++) {
      found();
    }
    String query = "/v1.0/users/delta?$select=assignedLicenses&$deltatoken=latest";
    link = Graph.get(query).path("'@odata.deltaLink'");
    shown = read();
  }

  private void stock(int seats, String... plans) {
    String sku = Shop.product(seats, plans);
    model.skus.put(sku, new Sku(sku, List.of(plans)));
    model.units.put(sku, seats);
    model.consumed.put(sku, 0);
  }

  private void found() {
    String group = Teams.team();
    model.given.put(group, new LinkedHashMap<>());
    model.members.put(group, new HashSet<>());
  }

  private String act() {
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> join();
      case 4, 5 -> leave();
      case 6, 7 -> give();
      case 8 -> take();
      case 9, 10 -> assign();
      case 11 -> unassign();
      case 12 -> deleteOrRestore();
      case 13 -> buy();
      case 14 -> move();
      default -> random.nextInt(3) == 0 ? dissolve() : join();
    };
  }

  private String join() {
    String group = one(model.given.keySet());
    List<String> outside = new ArrayList<>(model.live());
    outside.removeAll(at(model.members, group));
    if (outside.isEmpty()) {
      return "nobody joins";
    }
    String user = one(outside);
    Teams.join(group, user);
    at(model.members, group).add(user);
    return user + " joins " + group;
  }

  private String leave() {
    String group = one(model.given.keySet());
    List<String> inside = new ArrayList<>(at(model.members, group));
    inside.removeAll(model.deleted);
    if (inside.isEmpty()) {
      return "nobody leaves";
    }
    String user = one(inside);
    Teams.leave(group, user);
    at(model.members, group).remove(user);
    return user + " leaves " + group;
  }

  private String give() {
    String group = one(model.given.keySet());
    String sku = one(model.skus.keySet());
    Set<String> off = off(sku);
    Teams.give(group, Shop.license(sku, off.toArray(String[]::new)));
    at(model.given, group).put(sku, off);
    return group + " gives " + sku + " less " + off;
  }

  private String take() {
    String group = one(model.given.keySet());
    if (at(model.given, group).isEmpty()) {
      return "nothing is taken";
    }
    String sku = one(at(model.given, group).keySet());
    Teams.take(group, sku);
    at(model.given, group).remove(sku);
    return group + " takes " + sku;
  }

  private String assign() {
    String user = one(model.live());
    String sku = one(model.skus.keySet());
    Set<String> off = off(sku);
    boolean admitted = model.admits(user, at(shown, user), sku, off);
    Response answer =
        Shop.assign(user, List.of(Shop.license(sku, off.toArray(String[]::new))), List.of());
    assertThat(answer.statusCode())
        .as("seed %d: %s to %s: %s", seed, sku, user, answer.asString())
        .isEqualTo(admitted ? 200 : 400);
    if (admitted) {
      model.direct.computeIfAbsent(user, unseen -> new HashMap<>()).put(sku, off);
    }
    return sku + " less " + off + " to " + user + ": " + admitted;
  }

  private String unassign() {
    String user = one(model.live());
    String sku = one(model.skus.keySet());
    boolean assigned = model.direct.getOrDefault(user, Map.of()).containsKey(sku);
    Response answer = Shop.assign(user, List.of(), List.of(sku));
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(assigned ? 200 : 400);
    if (assigned) {
      at(model.direct, user).remove(sku);
    }
    return sku + " from " + user + ": " + assigned;
  }

  private String deleteOrRestore() {
    if (model.deleted.isEmpty() || (random.nextBoolean() && model.live().size() > 5)) {
      String user = one(model.live());
      Graph.remove(user);
      model.deleted.add(user);
      return user + " is deleted";
    }
    String user = one(model.deleted);
    Graph.restore(user);
    model.deleted.remove(user);
    // What is given back depends on seats: the directory says, and the sources must agree.
    List<Entry> entries = at(read(), user).entries();
    Map<String, Set<String>> remembered = model.direct.getOrDefault(user, new HashMap<>());
    remembered.keySet().removeIf(sku -> entries.stream().noneMatch(e -> isDirect(e, sku)));
    return user + " is restored";
  }

  private static boolean isDirect(Entry entry, String sku) {
    return entry.group().equals("null") && entry.sku().equals(sku);
  }

  private String buy() {
    String sku = one(model.skus.keySet());
    int units = random.nextInt(6);
    Shop.setUnits(sku, Map.of("enabled", units, "warning", 1));
    model.units.put(sku, units + 1);
    return units + " units of " + sku;
  }

  private String move() {
    String user = one(model.live());
    if (at(model.locations, user).equals("XX")) {
      Map<String, String> home = Map.of("usageLocation", "PT");
      assertThat(Graph.patch("/v1.0/users/" + user, home).statusCode()).isEqualTo(204);
      model.locations.put(user, "PT");
    } else {
      rows.execute("update directory_user set usage_location = 'XX' where id = '" + user + "'");
      Graph.post("/v1.0/users/" + user + "/reprocessLicenseAssignment");
      model.locations.put(user, "XX");
    }
    return user + " moves to " + at(model.locations, user);
  }

  private String dissolve() {
    String group = one(model.given.keySet());
    Teams.dissolve(group);
    model.given.remove(group);
    model.members.remove(group);
    found();
    return group + " is dissolved";
  }

  private Map<String, Shown> read() {
    String ids = String.join("','", model.live());
    List<Map<String, Object>> users =
        Graph.get(
                "/v1.0/users?$select=id,assignedLicenses,licenseAssignmentStates"
                    + "&$filter=id+in+('"
                    + ids
                    + "')")
            .path("value");
    Map<String, Shown> read = new HashMap<>();
    for (Map<String, Object> user : users) {
      List<Entry> entries =
          objects(user, "licenseAssignmentStates").stream()
              .map(
                  entry ->
                      new Entry(
                          text(entry, "skuId"),
                          text(entry, "assignedByGroup"),
                          plansOff(entry),
                          text(entry, "state"),
                          text(entry, "error")))
              .toList();
      read.put(text(user, "id"), new Shown(licenses(user), entries));
    }
    assertThat(read.keySet()).containsExactlyInAnyOrderElementsOf(model.live());
    return read;
  }

  private Map<String, Integer> seats() {
    Map<String, Integer> seats = new HashMap<>();
    model.skus.keySet().forEach(sku -> seats.put(sku, Shop.consumed(sku)));
    return seats;
  }

  /** Who follows the feed knows what users show. */
  private void follow() {
    Response page = Graph.get(link.substring(link.indexOf("/v1.0/")));
    List<Map<String, Object>> changed = page.path("value");
    changed.forEach(user -> followed.put(text(user, "id"), licenses(user)));
    link = page.path("'@odata.deltaLink'");
    shown.forEach(
        (user, now) ->
            assertThat(followed.getOrDefault(user, Map.of()))
                .as("%s in the feed", user)
                .isEqualTo(now.licenses()));
  }

  private static Map<String, Set<String>> licenses(Map<String, Object> user) {
    Map<String, Set<String>> licenses = new HashMap<>();
    objects(user, "assignedLicenses")
        .forEach(license -> licenses.put(text(license, "skuId"), plansOff(license)));
    return licenses;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Map<String, Object> user, String property) {
    Object value = user.get(property);
    return value == null ? List.of() : (List<Map<String, Object>>) value;
  }

  @SuppressWarnings("unchecked")
  private static Set<String> plansOff(Map<String, Object> license) {
    Object plans = license.get("disabledPlans");
    return plans == null ? Set.of() : new HashSet<>((List<String>) plans);
  }

  private static String text(Map<String, Object> object, String property) {
    return String.valueOf(object.get(property));
  }

  private Set<String> off(String sku) {
    Set<String> off = new HashSet<>();
    for (String plan : at(model.skus, sku).plans()) {
      if (random.nextInt(4) == 0) {
        off.add(plan);
      }
    }
    return off;
  }

  private <T> T one(Collection<T> some) {
    return List.copyOf(some).get(random.nextInt(some.size()));
  }
}

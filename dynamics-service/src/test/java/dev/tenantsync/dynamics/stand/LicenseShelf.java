package dev.tenantsync.dynamics.stand;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;

/** Products, and groups that give them, beside a directory in memory. */
@NullUnmarked
public final class LicenseShelf {

  /** A licence with what is switched off in it. */
  private record License(UUID sku, Set<UUID> off) {}

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern GROUP =
      Pattern.compile("/v1.0/groups/([0-9a-f-]{36})(/members|/transitiveMembers)?(\\?.*)?");
  private static final Pattern GIVING = Pattern.compile("/v1.0/groups\\?.*eq%20([0-9a-f-]{36}).*");

  private final FakeDirectory directory;
  private final Map<UUID, Set<UUID>> plans = new LinkedHashMap<>();
  private final Map<UUID, Integer> seats = new LinkedHashMap<>();
  private final Map<UUID, List<License>> direct = new LinkedHashMap<>();
  private final Map<UUID, List<License>> given = new LinkedHashMap<>();
  private boolean silent;

  public LicenseShelf(FakeDirectory directory) {
    this.directory = directory;
    directory.ask(this::answer);
  }

  public UUID product(int bought, UUID... servicePlans) {
    UUID sku = UUID.randomUUID();
    plans.put(sku, new LinkedHashSet<>(Arrays.asList(servicePlans)));
    seats.put(sku, bought);
    return sku;
  }

  public void assign(UUID user, UUID sku, UUID... off) {
    put(direct.computeIfAbsent(user, id -> new ArrayList<>()), sku, off);
    show(user);
  }

  public void remove(UUID user, UUID sku) {
    direct.getOrDefault(user, new ArrayList<>()).removeIf(license -> license.sku().equals(sku));
    show(user);
  }

  public UUID group(UUID... users) {
    UUID group = directory.group();
    Arrays.asList(users).forEach(user -> directory.join(user, group));
    return group;
  }

  public void join(UUID group, UUID user) {
    directory.join(user, group);
    show(user);
  }

  public void leave(UUID group, UUID user) {
    directory.leave(user, group);
    show(user);
  }

  public void give(UUID group, UUID sku, UUID... off) {
    put(given.computeIfAbsent(group, id -> new ArrayList<>()), sku, off);
    directory.groups().get(group).forEach(this::show);
  }

  public void withdraw(UUID group, UUID sku) {
    given.get(group).removeIf(license -> license.sku().equals(sku));
    directory.groups().get(group).forEach(this::show);
  }

  /** Nothing is told about products or groups. */
  public void fallSilent(boolean now) {
    silent = now;
  }

  private static void put(List<License> licenses, UUID sku, UUID... off) {
    licenses.removeIf(license -> license.sku().equals(sku));
    licenses.add(new License(sku, new HashSet<>(Arrays.asList(off))));
  }

  /** As the users' feed tells it: products and plans, not paths. */
  private void show(UUID user) {
    Set<UUID> usable = new TreeSet<>();
    Map<UUID, Set<UUID>> held = new LinkedHashMap<>();
    for (License license : all(user)) {
      Set<UUID> on = new HashSet<>(plans.get(license.sku()));
      on.removeAll(license.off());
      usable.addAll(on);
      held.merge(license.sku(), license.off(), LicenseShelf::both);
    }
    directory.edit(
        user,
        entry -> {
          ArrayNode assignedPlans = entry.putArray("assignedPlans");
          usable.forEach(
              plan ->
                  assignedPlans
                      .addObject()
                      .put("servicePlanId", plan.toString())
                      .put("capabilityStatus", "Enabled"));
          ArrayNode licenses = entry.putArray("assignedLicenses");
          held.forEach((sku, off) -> license(licenses.addObject(), sku, off));
        });
  }

  private static Set<UUID> both(Set<UUID> one, Set<UUID> other) {
    Set<UUID> both = new HashSet<>(one);
    both.retainAll(other);
    return both;
  }

  private List<License> all(UUID user) {
    List<License> all = new ArrayList<>(direct.getOrDefault(user, List.of()));
    directory
        .groups()
        .forEach(
            (group, users) -> {
              if (users.contains(user)) {
                all.addAll(given.getOrDefault(group, List.of()));
              }
            });
    return all;
  }

  private static ObjectNode license(ObjectNode json, UUID sku, Set<UUID> off) {
    json.put("skuId", sku.toString());
    ArrayNode disabled = json.putArray("disabledPlans");
    off.forEach(plan -> disabled.add(plan.toString()));
    return json;
  }

  private synchronized String answer(String url) {
    Matcher one = GROUP.matcher(url);
    Matcher giving = GIVING.matcher(url);
    boolean products = url.startsWith("/v1.0/subscribedSkus");
    boolean known = products || giving.matches() || (one.matches() && hasGroup(one.group(1)));
    if (!known) {
      return null;
    }
    if (silent) {
      return "{\"error\":{\"code\":\"ServiceUnavailable\",\"message\":\"no\"}}";
    }
    if (products) {
      return list(products());
    }
    if (giving.matches()) {
      return list(giving(UUID.fromString(giving.group(1))));
    }
    UUID group = UUID.fromString(one.group(1));
    if (one.group(2) == null) {
      return group(group).toString();
    }
    boolean deep = one.group(2).equals("/transitiveMembers");
    return list(members(deep ? within(group, new HashSet<>()) : directory.groups().get(group)));
  }

  private boolean hasGroup(String id) {
    return directory.groups().containsKey(UUID.fromString(id));
  }

  private static String list(ArrayNode value) {
    return JSON.objectNode().set("value", value).toString();
  }

  private ArrayNode products() {
    ArrayNode value = JSON.arrayNode();
    plans.forEach(
        (sku, servicePlans) -> {
          ObjectNode product = value.addObject().put("skuId", sku.toString());
          product.put("skuPartNumber", "SKU").put("capabilityStatus", "Enabled");
          product.put("consumedUnits", consumed(sku));
          product.putObject("prepaidUnits").put("enabled", seats.get(sku)).put("warning", 0);
          ArrayNode listed = product.putArray("servicePlans");
          servicePlans.forEach(
              plan ->
                  listed
                      .addObject()
                      .put("servicePlanId", plan.toString())
                      .put("appliesTo", "User"));
        });
    return value;
  }

  private long consumed(UUID sku) {
    Set<UUID> users = new HashSet<>(direct.keySet());
    directory.groups().values().forEach(users::addAll);
    return users.stream()
        .filter(directory::has)
        .filter(user -> all(user).stream().anyMatch(license -> license.sku().equals(sku)))
        .count();
  }

  private ArrayNode giving(UUID sku) {
    ArrayNode value = JSON.arrayNode();
    given.forEach(
        (group, licenses) -> {
          if (licenses.stream().anyMatch(license -> license.sku().equals(sku))) {
            value.add(group(group));
          }
        });
    return value;
  }

  private ObjectNode group(UUID group) {
    ObjectNode entry = JSON.objectNode().put("id", group.toString());
    ArrayNode licenses = entry.putArray("assignedLicenses");
    given
        .getOrDefault(group, List.of())
        .forEach(license -> license(licenses.addObject(), license.sku(), license.off()));
    return entry;
  }

  private Set<UUID> within(UUID group, Set<UUID> seen) {
    for (UUID member : directory.groups().getOrDefault(group, Set.of())) {
      if (seen.add(member)) {
        within(member, seen);
      }
    }
    return seen;
  }

  private ArrayNode members(Set<UUID> ids) {
    ArrayNode value = JSON.arrayNode();
    for (UUID id : ids) {
      boolean user = directory.has(id);
      ObjectNode member = value.addObject().put("id", id.toString());
      member.put("@odata.type", user ? "#microsoft.graph.user" : "#microsoft.graph.group");
      if (user) {
        states(id, member.putArray("licenseAssignmentStates"));
      }
    }
    return value;
  }

  private void states(UUID user, ArrayNode states) {
    for (License license : direct.getOrDefault(user, List.of())) {
      state(license(states.addObject(), license.sku(), license.off()), null);
    }
    directory
        .groups()
        .forEach(
            (group, users) -> {
              if (users.contains(user)) {
                for (License license : given.getOrDefault(group, List.of())) {
                  state(license(states.addObject(), license.sku(), license.off()), group);
                }
              }
            });
  }

  private static void state(ObjectNode license, UUID group) {
    license.put("assignedByGroup", group == null ? null : group.toString()).put("state", "Active");
  }
}

package dev.tenantsync.office365.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.Rows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** The people of {@code filters/people.ndjson}, made anew for a test class, and their licences. */
final class FilterPeople {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String marker = "m" + UUID.randomUUID().toString().substring(0, 8);
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Rows rows;

  FilterPeople(Rows rows) {
    this.rows = rows;
    names.put("m", marker);
    for (String thing : List.of("sku", "lapsing", "plan", "off")) {
      names.put(thing, UUID.randomUUID().toString());
    }
    lines().forEach(this::person);
    product("sku", 5, 0, Map.of("plan", "CRM", "off", "Apps"));
    product("lapsing", 0, 1, Map.of("plan", "CRM"));
    license("ada", "sku", List.of());
    license("bob", "sku", List.of(names.get("off")));
    license("dee", "lapsing", List.of());
    ids.forEach(names::put);
    List.copyOf(names.entrySet())
        .forEach(
            name ->
                names.put(
                    name.getKey().toUpperCase(Locale.ROOT),
                    name.getValue().toUpperCase(Locale.ROOT)));
  }

  /** A query with this run's names in the place of {@code {ada}}, {@code {sku}} and so on. */
  String filled(String query) {
    String filled = query;
    for (Map.Entry<String, String> name : names.entrySet()) {
      filled = filled.replace("{" + name.getKey() + "}", name.getValue());
    }
    return filled;
  }

  /** The same query of nobody but these people. */
  String among(String filter) {
    String all = "id in ('" + String.join("','", ids.values()) + "')";
    return filter.isEmpty() ? all : all + " and (" + filled(filter) + ")";
  }

  /** The names of those whose ids these are, in order. */
  String called(Collection<String> found) {
    return ids.entrySet().stream()
        .filter(person -> found.contains(person.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private void person(ObjectNode person) {
    String name = person.path("mail_nickname").textValue();
    ids.put(name, UUID.randomUUID().toString());
    person
        .put("id", ids.get(name))
        .put("user_principal_name", name + "." + marker + "@" + People.DOMAIN)
        .put("password_hash", "-")
        .put("force_change_password", false);
    for (String list : List.of("business_phones", "other_mails", "proxy_addresses")) {
      if (!person.has(list)) {
        person.putArray(list);
      }
    }
    insert("directory_user", person);
  }

  private void product(String name, int enabled, int warning, Map<String, String> plans) {
    ObjectNode sku =
        JSON.createObjectNode()
            .put("sku_id", names.get(name))
            .put("sku_part_number", name + marker)
            .put("applies_to", "USER")
            .put("enabled", enabled)
            .put("warning", warning)
            .put("suspended", 0)
            .put("locked_out", 0)
            .put("consumed", 0);
    insert("sku", sku);
    plans.forEach(
        (plan, service) ->
            insert(
                "service_plan",
                JSON.createObjectNode()
                    .put("sku_id", names.get(name))
                    .put("service_plan_id", names.get(plan))
                    .put("position", 1)
                    .put("service_plan_name", plan)
                    .put("service", service)
                    .put("applies_to", "USER")));
  }

  private void license(String person, String sku, List<String> disabledPlans) {
    rows.execute(
        "insert into license_assignment"
            + " (user_id, sku_id, disabled_plans, assigned_date_time, updated_date_time)"
            + " values ('%s', '%s', '{%s}', now(), now())"
                .formatted(ids.get(person), names.get(sku), String.join(",", disabledPlans)));
  }

  private void insert(String table, ObjectNode row) {
    String values = row.toString().replace("'", "''");
    rows.execute(
        "insert into %1$s select (jsonb_populate_record(null::%1$s, '%2$s')).*"
            .formatted(table, values));
  }

  private static List<ObjectNode> lines() {
    try (InputStream file = FilterPeople.class.getResourceAsStream("/filters/people.ndjson")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(FilterPeople::read)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode read(String line) {
    try {
      return (ObjectNode) JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(line, e);
    }
  }
}

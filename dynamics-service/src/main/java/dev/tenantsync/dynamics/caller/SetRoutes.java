package dev.tenantsync.dynamics.caller;

import static dev.tenantsync.dynamics.caller.Rule.webApi;

import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.web.Links;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the routes ask that entity sets have alike, as far as a set goes (room {@code odata}). */
final class SetRoutes {

  static final String API = "/" + Links.API;

  private SetRoutes() {}

  /** The privileges over one entity. */
  record Rights(Privilege create, Privilege read, Privilege write, Privilege delete) {}

  /** A set that is read. */
  static Map<String, Rule> readable(String set, Rule read) {
    return Map.of(
        "GET " + API + set, read,
        "GET " + API + set + "/$count", read,
        "GET " + API + set + "/{key}", read);
  }

  /**
   * The same, and what stands behind a row. The entity that a relation leads to asks for its own
   * privilege ({@code odata.Guard}).
   */
  static Map<String, Rule> addressable(String set, Rule read) {
    String property = "GET " + API + set + "/{key}/{property}";
    return together(
        List.of(
            readable(set, read),
            Map.of(property, read),
            Map.of(property + "/$value", read),
            Map.of(property + "/$ref", read),
            Map.of(property + "/$count", read)));
  }

  /** The same, and whole rows and single columns written. */
  static Map<String, Rule> editable(String set, Rights rights) {
    String row = API + set + "/{key}";
    Rule write = webApi(rights.read(), rights.write());
    return together(
        List.of(
            addressable(set, webApi(rights.read())),
            Map.of("POST " + API + set, webApi(rights.create())),
            Map.of("PATCH " + row, write),
            Map.of("DELETE " + row, webApi(rights.delete())),
            Map.of("PUT " + row + "/{property}", write),
            Map.of("DELETE " + row + "/{property}", write)));
  }

  /** The same, and lookups bound one at a time. */
  static Map<String, Rule> bindable(String set, Rights rights) {
    String lookup = API + set + "/{key}/{property}/$ref";
    Rule write = webApi(rights.read(), rights.write());
    return together(
        List.of(
            editable(set, rights),
            Map.of("PUT " + lookup, write),
            Map.of("DELETE " + lookup, write)));
  }

  /** Rows added to a collection and taken out again, in both forms. */
  static Map<String, Rule> associations(String collection, String other, Rule rule) {
    return Map.of(
        "POST " + API + collection + "/$ref", rule,
        "DELETE " + API + collection + "/$ref", rule,
        "DELETE " + API + collection + "/" + other + "/$ref", rule);
  }

  static Map<String, Rule> together(List<Map<String, Rule>> parts) {
    return parts.stream()
        .flatMap(part -> part.entrySet().stream())
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}

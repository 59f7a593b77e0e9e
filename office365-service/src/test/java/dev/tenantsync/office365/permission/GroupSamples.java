package dev.tenantsync.office365.permission;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.group.Clubs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A group made for sample requests, and what these say. */
final class GroupSamples {

  static final String GROUPS = "/v1.0/groups";

  private final String outsider;
  private final String id;

  /** A group with this member and owner, and without that one. */
  GroupSamples(String insider, String outsider) {
    this.outsider = outsider;
    this.id = Graph.post(GROUPS, group(insider)).path("id");
  }

  String id() {
    return id;
  }

  /** Whether a route takes whom it is about from its query. */
  static boolean isByLink(String template) {
    return template.startsWith(GROUPS) && template.matches(".*/\\{id}/(members|owners)/\\$ref");
  }

  Map<String, Map<String, ?>> bodies() {
    Map<String, ?> groups = Map.of("groupIds", List.of(id));
    Map<String, ?> objects = Map.of("ids", List.of(id));
    Map<String, ?> which = Map.of("securityEnabledOnly", true);
    Map<String, Map<String, ?>> bodies = new HashMap<>();
    for (String root : List.of("/v1.0/users/{key}", "/v1.0/groups/{id}", "/v1.0/me")) {
      bodies.put("POST " + root + "/checkMemberGroups", groups);
      bodies.put("POST " + root + "/checkMemberObjects", objects);
      bodies.put("POST " + root + "/getMemberGroups", which);
      bodies.put("POST " + root + "/getMemberObjects", which);
    }
    Map<String, ?> reference = Map.of("@odata.id", Clubs.address(outsider));
    bodies.put("POST " + GROUPS, group(outsider));
    bodies.put("PATCH " + GROUPS + "/{id}", Map.of("description", "Intruders"));
    bodies.put("POST " + GROUPS + "/{id}/members/$ref", reference);
    bodies.put("POST " + GROUPS + "/{id}/owners/$ref", reference);
    return bodies;
  }

  private static Map<String, Object> group(String user) {
    Map<String, Object> group = Clubs.described("Sample");
    group.put("members@odata.bind", Clubs.addresses(user));
    group.put("owners@odata.bind", Clubs.addresses(user));
    return group;
  }
}

package dev.tenantsync.office365.permission;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.subscription.Listener;
import dev.tenantsync.office365.subscription.Orders;
import dev.tenantsync.office365.user.People;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Requests that would do something if they were let in: on objects made for them, with bodies that
 * are good. A route that is not known here gets a random id and an empty object.
 */
final class Samples {

  /** A request without its credentials. */
  record Sample(String method, String path, String body) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)[^}]*}");
  private static final String ROLES = "/v1.0/directoryRoles";
  private static final String ASSIGNMENTS = "/v1.0/roleManagement/directory/roleAssignments";

  /** Who grants it holds it, as nobody can give more than that. */
  private static final String GRANTED = "Application.ReadWrite.All";

  private static final String GLOBAL_READER = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

  /** Takes part in every handshake, and lives as long as the tests do. */
  private static final Listener ENDPOINT = new Listener();

  private final String user = Graph.user();
  private final String outsider = Graph.user();
  private final String manager = Graph.user();
  private final String removed = Graph.user();
  private final String product = UUID.randomUUID().toString();
  private final String domain = freshDomain();
  private final String organization = Graph.get("/v1.0/organization").path("value[0].id");
  private final String application = application();
  private final String applicationsKey = secretOf(application);
  private final String role;
  private final String assignment;
  private final String roleToActivate;
  private final GroupSamples groups = new GroupSamples(user, outsider);

  Samples() {
    Graph.remove(removed);
    Graph.post("/admin/skus", product(product));
    Graph.post("/admin/domains", Map.of("name", domain));
    Graph.post(ROLES, Map.of("roleTemplateId", GLOBAL_READER));
    role = Graph.get(ROLES + "/roleTemplateId=" + GLOBAL_READER).path("id");
    assignment = Graph.post(ASSIGNMENTS, assignmentOf(user)).path("id");
    List<String> inactive = new ArrayList<>(ids("/v1.0/directoryRoleTemplates", "id"));
    inactive.removeAll(ids(ROLES, "roleTemplateId"));
    Graph.put("/v1.0/users/" + user + "/manager/$ref", reference(manager));
    roleToActivate = inactive.isEmpty() ? GLOBAL_READER : inactive.get(0);
  }

  /** The user whom the samples are about. */
  String user() {
    return user;
  }

  Sample of(Route route) {
    return of(route, Set.of());
  }

  /**
   * A request to this route.
   *
   * @param only the properties to change; empty where it does not matter
   */
  Sample of(Route route, Set<String> only) {
    Map<String, ?> body =
        only.isEmpty() ? bodies().getOrDefault(route.toString(), Map.of()) : changing(only);
    try {
      return new Sample(route.method(), path(route.template()), JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A request that this grant is enough for. */
  Sample of(Route route, Grant grant) {
    if (!route.equals(Route.of("POST /v1.0/subscriptions"))) {
      return of(route, grant.only());
    }
    String permissions = grant.permissions().toString();
    String watched =
        permissions.contains("Group")
            ? "groups"
            : permissions.contains("Role") ? "directoryRoles" : "users";
    try {
      return new Sample(
          route.method(), route.template(), JSON.writeValueAsString(subscription(watched)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** To an object that nothing happens to: notices would change the tables. */
  private static Map<String, ?> subscription(String watched) {
    return Orders.body(ENDPOINT.url(), watched + "/" + UUID.randomUUID(), Map.of());
  }

  private Map<String, Map<String, ?>> bodies() {
    Map<String, Map<String, ?>> bodies = new HashMap<>(groups.bodies());
    bodies.putAll(otherBodies());
    return bodies;
  }

  private Map<String, Map<String, ?>> otherBodies() {
    Map<String, ?> seats = Map.of("units", Map.of("enabled", 7));
    return Map.ofEntries(
        entry("POST /v1.0/$batch", Map.of("requests", List.of(step()))),
        entry(
            "POST /v1.0/groups/{id}/assignLicense",
            Map.of("addLicenses", List.of(Map.of("skuId", product)), "removeLicenses", List.of())),
        entry("POST /v1.0/users", People.described(People.freshName())),
        entry("PATCH /v1.0/users/{key}", Map.of("jobTitle", "Intruder")),
        entry(
            "POST /v1.0/users/{key}/assignLicense",
            Map.of("addLicenses", List.of(Map.of("skuId", product)), "removeLicenses", List.of())),
        entry("POST /v1.0/directoryRoles", Map.of("roleTemplateId", roleToActivate)),
        entry("POST /v1.0/directoryRoles/{key}/members/$ref", reference(outsider)),
        entry("PUT /v1.0/users/{key}/manager/$ref", reference(outsider)),
        entry("POST /v1.0/directoryObjects/getByIds", Map.of("ids", List.of(user))),
        entry("POST " + ASSIGNMENTS, assignmentOf(outsider)),
        entry("POST /v1.0/subscriptions", subscription("users")),
        entry(
            "PATCH /v1.0/subscriptions/{id}",
            Map.of("expirationDateTime", Orders.in(Duration.ofHours(1)))),
        entry("POST /admin/imports", People.described(People.freshName())),
        entry("POST /admin/skus", product(UUID.randomUUID().toString())),
        entry("PATCH /admin/skus/{skuId}", seats),
        entry("POST /admin/domains", Map.of("name", freshDomain())),
        entry("PATCH /admin/domains/{name}", Map.of("isDefault", true)),
        entry(
            "POST /v1.0/me/changePassword",
            Map.of("currentPassword", "Str0ng-enough", "newPassword", "An0ther-long-one")),
        entry("POST /admin/applications", Map.of("displayName", "Intruder")),
        entry("PATCH /admin/applications/{id}", Map.of("displayName", "Intruder")),
        entry("POST /admin/applications/{id}/permissions", Map.of("permission", GRANTED)),
        entry("POST /admin/applications/{id}/removePassword", Map.of("keyId", applicationsKey)));
  }

  private static Map<String, ?> step() {
    return Map.of("id", "1", "method", "GET", "url", "/organization");
  }

  private Map<String, ?> changing(Set<String> properties) {
    Map<String, Object> values =
        Map.of(
            "accountEnabled",
            false,
            "passwordProfile",
            Map.of("password", "An0ther-long-one"),
            "members@odata.bind",
            List.of(reference(outsider).get("@odata.id")));
    return properties.stream().collect(Collectors.toMap(name -> name, values::get));
  }

  private String path(String template) {
    String path =
        PARAMETER
            .matcher(template)
            .replaceAll(found -> Matcher.quoteReplacement(value(template, found.group(1))));
    boolean byLink =
        template.equals(ROLES + "/{key}/members/$ref") || GroupSamples.isByLink(template);
    return byLink ? path + "?@id=" + reference(user).get("@odata.id") : path;
  }

  private String value(String template, String parameter) {
    if (template.startsWith("/v1.0/users/")) {
      return user;
    }
    if (template.startsWith(ROLES + "/")) {
      return parameter.equals("key") ? role : user;
    }
    if (template.startsWith(GroupSamples.GROUPS + "/")) {
      return parameter.equals("id") ? groups.id() : user;
    }
    if (template.startsWith("/v1.0/directory/deletedItems/")) {
      return removed;
    }
    if (template.startsWith("/v1.0/auditLogs/")) {
      return Graph.get("/v1.0/auditLogs/directoryAudits?$top=1").path("value[0].id");
    }
    if (template.startsWith("/v1.0/directoryObjects/")) {
      return user;
    }
    if (template.startsWith(ASSIGNMENTS)) {
      return assignment;
    }
    if (template.startsWith("/v1.0/directoryRoleTemplates/")
        || template.startsWith("/v1.0/roleManagement/directory/roleDefinitions/")) {
      return GLOBAL_READER;
    }
    if (template.startsWith("/v1.0/subscribedSkus/")) {
      return product;
    }
    if (template.startsWith("/v1.0/subscriptions/")) {
      return Graph.post(Orders.PATH, subscription("users")).path("id");
    }
    if (template.startsWith("/v1.0/organization/")) {
      return organization;
    }
    return switch (parameter) {
      case "id" -> application;
      case "permission" -> GRANTED;
      case "skuId" -> product;
      case "name" -> domain;
      default -> UUID.randomUUID().toString();
    };
  }

  private static List<String> ids(String path, String property) {
    return Graph.get(path).path("value." + property);
  }

  private static String application() {
    return Graph.post("/admin/applications", Map.of("displayName", "Sample")).path("id");
  }

  private static String secretOf(String application) {
    String path = "/admin/applications/" + application + "/addPassword";
    return Graph.post(path, Map.of()).path("keyId");
  }

  private static Map<String, ?> product(String skuId) {
    return Map.of(
        "skuId",
        skuId,
        "skuPartNumber",
        "SKU_" + skuId.replace("-", ""),
        "servicePlans",
        List.of(
            Map.of(
                "servicePlanId",
                UUID.randomUUID(),
                "servicePlanName",
                "SAMPLE",
                "service",
                "CRM",
                "appliesTo",
                "User")),
        "units",
        Map.of("enabled", 5));
  }

  private static Map<String, String> assignmentOf(String principal) {
    return Map.of(
        "principalId", principal, "roleDefinitionId", GLOBAL_READER, "directoryScopeId", "/");
  }

  private static Map<String, String> reference(String id) {
    return Map.of("@odata.id", "https://graph.microsoft.com/v1.0/directoryObjects/" + id);
  }

  private static String freshDomain() {
    return "d" + UUID.randomUUID().toString().substring(0, 8) + ".example";
  }
}

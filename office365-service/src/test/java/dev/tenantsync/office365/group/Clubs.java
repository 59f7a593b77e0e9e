package dev.tenantsync.office365.group;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Groups and memberships that tests make through the API. */
public final class Clubs {

  public static final String GROUPS = "/v1.0/groups";

  private static final String OBJECTS = "https://graph.microsoft.com/v1.0/directoryObjects/";

  private Clubs() {}

  /** The four required properties of a group of this name. */
  public static Map<String, Object> described(String name) {
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("displayName", name);
    group.put("mailEnabled", false);
    group.put("mailNickname", "club");
    group.put("securityEnabled", true);
    return group;
  }

  /** The id of a new group with these members. */
  public static String club(String... members) {
    return named("Club " + UUID.randomUUID(), members);
  }

  public static String named(String name, String... members) {
    Map<String, Object> group = described(name);
    group.put("members@odata.bind", addresses(members));
    Response made = Graph.post(GROUPS, group);
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    return made.path("id");
  }

  public static List<String> addresses(String... ids) {
    return Arrays.stream(ids).map(Clubs::address).toList();
  }

  public static String address(String id) {
    return OBJECTS + id;
  }

  public static Response add(String group, String member) {
    return Graph.post(GROUPS + "/" + group + "/members/$ref", Map.of("@odata.id", address(member)));
  }

  public static Response remove(String group, String member) {
    return Graph.delete(GROUPS + "/" + group + "/members/" + member + "/$ref");
  }

  public static Response bind(String group, String... members) {
    return Graph.patch(GROUPS + "/" + group, Map.of("members@odata.bind", addresses(members)));
  }

  public static Response delete(String group) {
    return Graph.delete(GROUPS + "/" + group);
  }

  /** An advanced query. */
  public static Response advanced(String path) {
    return given()
        .urlEncodingEnabled(false)
        .header("ConsistencyLevel", "eventual")
        .get(
            path
                + (path.contains("$count")
                    ? ""
                    : (path.contains("?") ? "&" : "?") + "$count=true"));
  }

  /** The ids of a list, all pages of it. */
  public static List<String> ids(String path) {
    return pages(path).stream()
        .flatMap(page -> page.<List<String>>path("value.id").stream())
        .toList();
  }

  public static List<Response> pages(String path) {
    List<Response> pages = new ArrayList<>();
    String next = path;
    while (next != null) {
      Response page = Graph.get(next);
      assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
      pages.add(page);
      next = page.path("'@odata.nextLink'");
    }
    return pages;
  }

  /** The pages behind the first of an advanced query, and that one. */
  static List<Response> allPages(Response first) {
    String next = first.path("'@odata.nextLink'");
    return next == null
        ? List.of(first)
        : Stream.concat(Stream.of(first), pages(next).stream()).toList();
  }
}

package dev.tenantsync.office365.license;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Groups that give licences, made through the API. */
final class Teams {

  private static final String OBJECTS = "https://graph.microsoft.com/v1.0/directoryObjects/";

  /** In place of a group where the licence is assigned to the user. */
  private static final String NOBODY = "null";

  /** One source of a user's licence, as the user shows it. */
  record Source(String skuId, String group, String state, String error) {}

  private Teams() {}

  /** A new group that gives these products. */
  static String team(String... skuIds) {
    String alias = "t" + UUID.randomUUID().toString().replace("-", "");
    Response created =
        Graph.post(
            "/v1.0/groups",
            Map.of(
                "displayName",
                "Team " + alias,
                "mailNickname",
                alias,
                "mailEnabled",
                false,
                "securityEnabled",
                true));
    assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
    String group = created.path("id");
    if (skuIds.length > 0) {
      give(group, Arrays.stream(skuIds).map(skuId -> Shop.license(skuId)).toArray());
    }
    return group;
  }

  static Response assign(String group, List<?> add, List<?> remove) {
    return Graph.post(
        "/v1.0/groups/" + group + "/assignLicense",
        Map.of("addLicenses", add, "removeLicenses", remove));
  }

  /** Has a group give these licences, too. */
  static void give(String group, Object... licenses) {
    Response given = assign(group, List.of(licenses), List.of());
    assertThat(given.statusCode()).as(given.asString()).isEqualTo(202);
  }

  /** Has a group give these products no more. */
  static void take(String group, String... skuIds) {
    Response taken = assign(group, List.of(), List.of(skuIds));
    assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(202);
  }

  static void join(String group, String member) {
    Response joined =
        Graph.post(
            "/v1.0/groups/" + group + "/members/$ref", Map.of("@odata.id", OBJECTS + member));
    assertThat(joined.statusCode()).as(joined.asString()).isEqualTo(204);
  }

  static void leave(String group, String member) {
    Response left = Graph.delete("/v1.0/groups/" + group + "/members/" + member + "/$ref");
    assertThat(left.statusCode()).as(left.asString()).isEqualTo(204);
  }

  static void dissolve(String group) {
    assertThat(Graph.delete("/v1.0/groups/" + group).statusCode()).isEqualTo(204);
  }

  /** The sources of a user's licences. */
  static List<Source> sources(String user) {
    Response states = Graph.user(user, "licenseAssignmentStates");
    List<Map<String, Object>> entries = states.path("licenseAssignmentStates");
    return entries.stream()
        .map(
            entry ->
                new Source(
                    text(entry, "skuId"),
                    text(entry, "assignedByGroup"),
                    text(entry, "state"),
                    text(entry, "error")))
        .toList();
  }

  private static String text(Map<String, Object> entry, String property) {
    return String.valueOf(entry.get(property));
  }

  static Source active(String skuId, String group) {
    return new Source(skuId, group, "Active", "None");
  }

  static Source failed(String skuId, String group, String error) {
    return new Source(skuId, group, "Error", error);
  }

  static Source assigned(String skuId) {
    return new Source(skuId, NOBODY, "Active", "None");
  }
}

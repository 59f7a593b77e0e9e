package dev.tenantsync.office365.group;

import static dev.tenantsync.office365.Graph.assertRefused;
import static dev.tenantsync.office365.group.Clubs.GROUPS;
import static dev.tenantsync.office365.group.Clubs.club;
import static dev.tenantsync.office365.group.Clubs.described;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups themselves (graph-directory G1, G2, G5). */
@QuarkusTest
class GroupTest {

  @Inject Rows rows;

  @Test
  void aSecurityGroupIsCreatedWithItsDefaultProperties() {
    Response made = Graph.post(GROUPS, with("description", "Who may."));
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    String id = made.path("id");
    assertThat(made.header("Location")).endsWith("/v1.0/groups/" + id);
    assertThat(made.<String>path("'@odata.context'")).endsWith("/$metadata#groups/$entity");
    Map<String, Object> body = made.jsonPath().getMap("");
    assertThat(body)
        .containsEntry("displayName", "Sales")
        .containsEntry("description", "Who may.")
        .containsEntry("mailNickname", "club")
        .containsEntry("mailEnabled", false)
        .containsEntry("securityEnabled", true)
        .containsEntry("groupTypes", List.of())
        .containsEntry("proxyAddresses", List.of())
        .containsEntry("deletedDateTime", null)
        .containsEntry("mail", null)
        .containsEntry("visibility", null)
        .containsEntry("membershipRule", null)
        .containsEntry("onPremisesSyncEnabled", null);
    assertThat(String.valueOf(body.get("createdDateTime")))
        .matches("\\d{4}-.*T\\d\\d:\\d\\d:\\d\\dZ");
    Map<String, Object> read = Graph.get(GROUPS + "/" + id).jsonPath().getMap("");
    assertThat(read).isEqualTo(body);
    assertThat(rows.changesOf("GROUP", id))
        .containsExactly("CREATED displayName,description,mailNickname");
  }

  @Test
  void theSecurityIdentifierIsTheIdInNumbers() {
    Group group = new Group();
    group.id = UUID.fromString("45b7d2e7-b882-4a80-ba97-10b7a63b8fa4");
    assertThat(GroupProperties.find("securityIdentifier").orElseThrow().apply(group))
        .isEqualTo("S-1-12-1-1169674983-1249949826-3071317946-2760850342");
  }

  @ParameterizedTest
  @ValueSource(strings = {"displayName", "mailEnabled", "mailNickname", "securityEnabled"})
  void aRequiredPropertyIsMissed(String property) {
    Map<String, Object> group = described("Sales");
    group.remove(property);
    String text = "A value is required for property '" + property + "' of resource 'Group'.";
    assertRefused(Graph.post(GROUPS, group), property, text);
    group.put(property, null);
    assertRefused(Graph.post(GROUPS, group), property, text);
  }

  @Test
  void otherKindsOfGroupsAreRefused() {
    int before = rows.changes();
    String only =
        "Only security groups with assigned members are supported: property '%s' can only be %s.";
    assertRefused(
        Graph.post(GROUPS, with("groupTypes", List.of("Unified"))),
        "groupTypes",
        only.formatted("groupTypes", "[]"));
    assertRefused(
        Graph.post(GROUPS, with("groupTypes", List.of("DynamicMembership"))),
        "groupTypes",
        only.formatted("groupTypes", "[]"));
    assertRefused(
        Graph.post(GROUPS, with("mailEnabled", true)),
        "mailEnabled",
        only.formatted("mailEnabled", "false"));
    assertRefused(
        Graph.post(GROUPS, with("securityEnabled", false)),
        "securityEnabled",
        only.formatted("securityEnabled", "true"));
    assertRefused(
        Graph.post(GROUPS, with("membershipRule", "user.department -eq \"Sales\"")),
        "membershipRule",
        only.formatted("membershipRule", "null"));
    assertRefused(
        Graph.post(GROUPS, with("isAssignableToRole", true)),
        "isAssignableToRole",
        only.formatted("isAssignableToRole", "null"));
    assertThat(rows.changes()).isEqualTo(before);
  }

  @Test
  void whatIsTrueOfEveryGroupMayBeSaid() {
    Map<String, Object> group = described("Sales");
    group.put("@odata.type", "#microsoft.graph.group");
    group.put("groupTypes", List.of());
    group.put("isAssignableToRole", false);
    group.put("visibility", null);
    assertThat(Graph.post(GROUPS, group).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "id, 6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0",
    "createdDateTime, 2020-01-01T00:00:00Z",
    "securityIdentifier, S-1",
  })
  void readOnlyPropertiesAreRefused(String property, String value) {
    assertRefused(
        Graph.post(GROUPS, with(property, value)),
        property,
        "Property '" + property + "' is read-only and cannot be set.");
  }

  @Test
  void badValuesAreRefusedByName() {
    assertRefused(
        Graph.post(GROUPS, with("colour", "red")),
        "colour",
        "Property 'colour' does not exist on type 'microsoft.graph.group'.");
    for (Object bad : List.of("x".repeat(257), " ", "a\u0000b")) {
      assertRefused(
          Graph.post(GROUPS, with("displayName", bad)),
          "displayName",
          "Invalid value specified for property 'displayName' of resource 'Group'.");
    }
    for (Object bad : List.of("a b", "a@b", "x".repeat(65), "é")) {
      assertRefused(
          Graph.post(GROUPS, with("mailNickname", bad)),
          "mailNickname",
          "Invalid value specified for property 'mailNickname' of resource 'Group'.");
    }
    assertRefused(
        Graph.post(GROUPS, with("displayName", 7)),
        "displayName",
        "Cannot convert the value of property 'displayName' to the expected type 'Edm.String'.");
    assertThat(Graph.post(GROUPS).statusCode()).isEqualTo(400);
  }

  @Test
  void propertiesChangeAndAreLoggedOnce() {
    String id = club();
    assertThat(
            Graph.patch(GROUPS + "/" + id, Map.of("displayName", "New", "description", "Words"))
                .statusCode())
        .isEqualTo(204);
    Map<String, Object> cleared = new HashMap<>();
    cleared.put("description", null);
    assertThat(Graph.patch(GROUPS + "/" + id, cleared).statusCode()).isEqualTo(204);
    assertThat(Graph.patch(GROUPS + "/" + id, Map.of()).statusCode()).isEqualTo(204);
    assertThat(Graph.patch(GROUPS + "/" + id, Map.of("displayName", "New")).statusCode())
        .isEqualTo(204);
    Response read = Graph.get(GROUPS + "/" + id + "?$select=displayName,description");
    assertThat(read.jsonPath().<String, Object>getMap(""))
        .containsEntry("displayName", "New")
        .containsEntry("description", null)
        .hasSize(3);
    assertThat(read.<String>path("'@odata.context'"))
        .endsWith("#groups(displayName,description)/$entity");
    assertThat(rows.changesOf("GROUP", id).stream().filter(row -> row.startsWith("UPDATED")))
        .containsExactly("UPDATED displayName,description", "UPDATED description");
    cleared.put("displayName", null);
    assertThat(Graph.patch(GROUPS + "/" + id, cleared).statusCode()).isEqualTo(400);
    assertThat(Graph.patch(GROUPS + "/" + id, Map.of("securityEnabled", false)).statusCode())
        .isEqualTo(400);
    assertThat(Graph.patch(GROUPS + "/" + UUID.randomUUID(), Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void deletionIsForGood() {
    String user = Graph.user();
    String id = club(user);
    String around = club(id);
    assertThat(Clubs.delete(id).statusCode()).isEqualTo(204);
    assertThat(Graph.get(GROUPS + "/" + id).statusCode()).isEqualTo(404);
    assertThat(Clubs.delete(id).statusCode()).isEqualTo(404);
    assertThat(Graph.get("/v1.0/directory/deletedItems/" + id).statusCode()).isEqualTo(404);
    assertThat(Clubs.ids(GROUPS + "/" + around + "/members")).isEmpty();
    assertThat(Clubs.ids("/v1.0/users/" + user + "/memberOf")).isEmpty();
    assertThat(rows.changesOf("GROUP", id)).endsWith("PURGED");
    assertThat(rows.changesOf("GROUP", around)).endsWith("MEMBER_REMOVED " + id);
  }

  @Test
  void unknownAndMalformedIdsAreTold() {
    String nobody = UUID.randomUUID().toString();
    assertRefused(
        Graph.get(GROUPS + "/" + nobody),
        404,
        "Resource '"
            + nobody
            + "' does not exist or one of its queried reference-property objects are not present.");
    assertRefused(Graph.get(GROUPS + "/club"), 400, "Invalid object identifier 'club'.");
    assertThat(Graph.get(GROUPS + "/" + nobody + "/members").statusCode()).isEqualTo(404);
    assertThat(Graph.get(GROUPS + "('" + club() + "')").statusCode()).isEqualTo(200);
  }

  private static Map<String, Object> with(String property, Object value) {
    Map<String, Object> group = described("Sales");
    group.put(property, value);
    return group;
  }
}

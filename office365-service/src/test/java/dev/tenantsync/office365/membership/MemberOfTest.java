package dev.tenantsync.office365.membership;

import static dev.tenantsync.office365.Graph.assertRefused;
import static dev.tenantsync.office365.group.Clubs.advanced;
import static dev.tenantsync.office365.group.Clubs.club;
import static dev.tenantsync.office365.group.Clubs.ids;
import static dev.tenantsync.office365.group.Clubs.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.group.Clubs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What users and groups belong to (graph-directory U15, G4). */
@QuarkusTest
class MemberOfTest {

  private static final String READER = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b";

  private String user;
  private String path;
  private String role;
  private String inner;
  private String outer;

  @BeforeEach
  void somebodyWithARoleInAGroupInAGroup() {
    user = Graph.user();
    path = "/v1.0/users/" + user;
    Graph.post("/v1.0/directoryRoles", Map.of("roleTemplateId", READER));
    role = Graph.get("/v1.0/directoryRoles/roleTemplateId=" + READER).path("id");
    Graph.post(
        "/v1.0/directoryRoles/" + role + "/members/$ref", Map.of("@odata.id", Clubs.address(user)));
    inner = club(user);
    outer = named("Outer " + UUID.randomUUID(), inner);
  }

  @Test
  void directGroupsAndRolesAreInOneList() {
    Response list = Graph.get(path + "/memberOf");
    assertThat(list.<String>path("'@odata.context'")).endsWith("#directoryObjects");
    assertThat(list.<List<String>>path("value.id")).containsExactlyInAnyOrder(role, inner);
    assertThat(type(list, inner)).isEqualTo("#microsoft.graph.group");
    assertThat(type(list, role)).isEqualTo("#microsoft.graph.directoryRole");
    assertThat(list.<String>path("value.find { it.id == '" + role + "' }.roleTemplateId"))
        .isEqualTo(READER);
    assertThat(ids(path + "/memberOf?$top=1&$select=id")).containsExactlyInAnyOrder(role, inner);
    String name = Graph.get(path + "?$select=userPrincipalName").path("userPrincipalName");
    assertThat(ids("/v1.0/users/" + name + "/memberOf")).hasSize(2);
  }

  @Test
  void groupsAroundGroupsAreInTheTransitiveList() {
    assertThat(ids(path + "/transitiveMemberOf")).containsExactlyInAnyOrder(role, inner, outer);
    assertThat(ids(path + "/transitiveMemberOf?$top=1"))
        .containsExactlyInAnyOrder(role, inner, outer);
    assertThat(advanced(path + "/transitiveMemberOf/$count").asString()).isEqualTo("3");
    assertThat(
            advanced(path + "/transitiveMemberOf/microsoft.graph.group")
                .<List<String>>path("value.id"))
        .containsExactlyInAnyOrder(inner, outer);
    assertThat(advanced(path + "/transitiveMemberOf/graph.directoryRole/$count").asString())
        .isEqualTo("1");
  }

  @Test
  void castsCountsAndFiltersAreForAdvancedQueries() {
    for (String cast : List.of("microsoft.graph.group", "microsoft.graph.directoryRole")) {
      assertRefused(
          Graph.get(path + "/memberOf/" + cast),
          400,
          "Cast to '"
              + cast
              + "' needs the request header ConsistencyLevel: eventual and $count=true.");
    }
    assertThat(Graph.get(path + "/memberOf/$count").statusCode()).isEqualTo(400);
    assertThat(Graph.get(path + "/memberOf?$filter=displayName+eq+'x'").statusCode())
        .isEqualTo(400);
    Response groups = advanced(path + "/memberOf/microsoft.graph.group?$select=id,securityEnabled");
    assertThat(groups.<List<String>>path("value.id")).containsExactly(inner);
    assertThat(groups.<List<Boolean>>path("value.securityEnabled")).containsExactly(true);
    Response roles = advanced(path + "/memberOf/microsoft.graph.directoryRole");
    assertThat(roles.<String>path("'@odata.context'")).endsWith("#directoryRoles");
    assertThat(roles.<List<String>>path("value.roleTemplateId")).containsExactly(READER);
    assertThat(roles.<Integer>path("'@odata.count'")).isEqualTo(1);
    assertThat(
            advanced(path + "/memberOf?$filter=startswith(displayName,'Directory+R')")
                .<List<String>>path("value.id"))
        .containsExactly(role);
    assertThat(
            advanced(
                    path
                        + "/memberOf/graph.directoryRole?$filter=roleTemplateId+eq+'"
                        + READER
                        + "'")
                .<List<String>>path("value.id"))
        .containsExactly(role);
  }

  @Test
  void nobodyBelongsToNothing() {
    String nobody = UUID.randomUUID().toString();
    assertThat(Graph.get("/v1.0/users/" + nobody + "/memberOf").statusCode()).isEqualTo(404);
    assertThat(ids("/v1.0/users/" + Graph.user() + "/memberOf")).isEmpty();
    Graph.remove(user);
    assertThat(Graph.get(path + "/memberOf").statusCode()).isEqualTo(404);
    assertThat(check(path, "checkMemberGroups", Map.of("groupIds", List.of())).statusCode())
        .isEqualTo(404);
  }

  @Test
  void checksTellInWhichOfTheseSomebodyIs() {
    String foreign = club();
    List<String> asked = List.of(foreign, outer, role, inner, UUID.randomUUID().toString());
    Response groups = check(path, "checkMemberGroups", Map.of("groupIds", asked));
    assertThat(groups.<String>path("'@odata.context'")).endsWith("#Collection(Edm.String)");
    assertThat(groups.<List<String>>path("value")).containsExactly(outer, inner);
    assertThat(check(path, "checkMemberObjects", Map.of("ids", asked)).<List<String>>path("value"))
        .containsExactly(outer, role, inner);
    assertThat(
            check("/v1.0/groups/" + inner, "checkMemberGroups", Map.of("groupIds", asked))
                .<List<String>>path("value"))
        .containsExactly(outer);
  }

  @Test
  void everythingSomebodyIsInIsTold() {
    Map<String, ?> any = Map.of("securityEnabledOnly", false);
    Map<String, ?> security = Map.of("securityEnabledOnly", true);
    assertThat(check(path, "getMemberGroups", any).<List<String>>path("value"))
        .containsExactlyInAnyOrder(inner, outer);
    assertThat(check(path, "getMemberObjects", any).<List<String>>path("value"))
        .containsExactlyInAnyOrder(inner, outer, role);
    assertThat(check(path, "getMemberObjects", security).<List<String>>path("value"))
        .containsExactlyInAnyOrder(inner, outer);
    assertThat(check("/v1.0/groups/" + inner, "getMemberObjects", any).<List<String>>path("value"))
        .containsExactly(outer);
  }

  @Test
  void badQuestionsAreRefusedByName() {
    assertRefused(
        check(path, "checkMemberGroups", Map.of()),
        "groupIds",
        "A value is required for parameter 'groupIds'.");
    assertRefused(
        check(path, "getMemberGroups", Map.of()),
        "securityEnabledOnly",
        "A value is required for parameter 'securityEnabledOnly'.");
    assertRefused(
        check(path, "checkMemberGroups", Map.of("groupIds", Collections.nCopies(21, inner))),
        "groupIds",
        "Property 'groupIds' can name at most 20 objects.");
    assertThat(check(path, "checkMemberGroups", Map.of("groupIds", List.of("x"))).statusCode())
        .isEqualTo(400);
    assertThat(Graph.post(path + "/checkMemberGroups").statusCode()).isEqualTo(400);
    assertThat(check(path, "checkMemberGroups", Map.of("ids", List.of())).statusCode())
        .isEqualTo(400);
  }

  @Test
  void groupsAndRolesAreExpanded() {
    Response one = Graph.get(path + "?$select=id&$expand=memberOf($select=id,roleTemplateId)");
    assertThat(one.<List<String>>path("memberOf.id")).containsExactlyInAnyOrder(role, inner);
    assertThat(one.<String>path("memberOf.find { it.id == '" + role + "' }.roleTemplateId"))
        .isEqualTo(READER);
  }

  private static Response check(String path, String question, Object body) {
    return Graph.post(path + "/" + question, body);
  }

  private static String type(Response list, String id) {
    return list.path("value.find { it.id == '" + id + "' }.'@odata.type'");
  }
}

package dev.tenantsync.office365.role;

import static dev.tenantsync.office365.Graph.assertRefused;
import static dev.tenantsync.office365.role.Admins.add;
import static dev.tenantsync.office365.role.Admins.link;
import static dev.tenantsync.office365.role.Admins.members;
import static dev.tenantsync.office365.role.Admins.remove;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoleMembersTest {

  @Inject Templates templates;
  @Inject RoleMembers roleMembers;
  @Inject Rows rows;

  private UUID template;
  private String role;

  @BeforeEach
  void activateARoleOfOurOwn() {
    template = newTemplate();
    role = Admins.activate(template);
  }

  @Test
  void memberIsAddedListedAndRemoved() {
    String user = Graph.user();
    assertThat(add(role, user).statusCode()).isEqualTo(204);

    Response list = members(role);
    assertThat(list.<List<String>>path("value.id")).containsExactly(user);
    assertThat(list.<List<String>>path("value.'@odata.type'"))
        .containsExactly("#microsoft.graph.user");

    assertThat(remove(role, user).statusCode()).isEqualTo(204);
    assertThat(members(role).<List<?>>path("value")).isEmpty();
    assertThat(rows.changesOf("DIRECTORY_ROLE", role))
        .endsWith("MEMBER_ADDED " + user, "MEMBER_REMOVED " + user);
  }

  @Test
  void usersOwnFeedHearsNothingOfRoles() {
    String user = Graph.user();
    add(role, user);
    remove(role, user);
    assertThat(rows.changesOf("USER", user)).hasSize(1);
  }

  @Test
  void everySpellingOfTheMemberLinkIsTaken() {
    String host = "http://elsewhere.example/v1.0/";
    List<String> addresses =
        List.of("directoryObjects/%s", "users/%s", "directoryObjects('%s')", "users('%s')");
    for (String address : addresses) {
      String user = Graph.user();
      assertThat(link(role, host + address.formatted(user)).statusCode()).isEqualTo(204);
    }
    assertThat(members(role).<List<?>>path("value")).hasSize(addresses.size());
  }

  @Test
  void linksToNothingAreRefused() {
    int before = rows.changes();
    for (String address :
        List.of("x", "directoryObjects/" + UUID.randomUUID(), "http://h/v1.0/domains/x", "")) {
      assertRefused(
          link(role, address),
          "@odata.id",
          "The value of property '@odata.id' must be the absolute address of a directory object.");
    }
    assertRefused(
        link(role, "http://h/v1.0/users/a@contoso.onmicrosoft.com"),
        "@odata.id",
        "Invalid object identifier 'a@contoso.onmicrosoft.com'.");
    assertThat(add(role, UUID.randomUUID().toString()).statusCode()).isEqualTo(404);
    assertThat(Graph.post("/v1.0/directoryRoles/" + role + "/members/$ref").statusCode())
        .isEqualTo(400);
    assertThat(rows.changes()).isEqualTo(before);
  }

  @Test
  void secondMembershipIsRefused() {
    String user = Graph.user();
    add(role, user);
    assertRefused(
        add(role, user),
        "members",
        "One or more added object references already exist for the following modified properties:"
            + " 'members'.");
  }

  @Test
  void removalOfNoMemberIsNotFound() {
    assertRefused(
        remove(role, Graph.user()),
        404,
        "One or more removed object references do not exist for the following modified properties:"
            + " 'members'.");
    assertRefused(
        remove(role, "a@contoso.onmicrosoft.com"),
        400,
        "Invalid object identifier 'a@contoso.onmicrosoft.com'.");
  }

  @Test
  void removalByLinkWorks() {
    String user = Graph.user();
    add(role, user);
    String address = "https://graph.microsoft.com/v1.0/directoryObjects/" + user;
    assertThat(
            Graph.delete("/v1.0/directoryRoles/" + role + "/members/$ref?@id=" + address)
                .statusCode())
        .isEqualTo(204);
    assertThat(Graph.delete("/v1.0/directoryRoles/" + role + "/members/$ref").statusCode())
        .isEqualTo(400);
  }

  @Test
  void sdkRemovesByIdAndLinkAtOnce() {
    String user = Graph.user();
    add(role, user);
    String address = "https://graph.microsoft.com/v1.0/directoryObjects/" + user;
    String path = "/v1.0/directoryRoles/" + role + "/members/" + user + "/$ref?@id=" + address;
    assertThat(Graph.delete(path).statusCode()).isEqualTo(204);
  }

  @Test
  void memberByTemplateActivatesTheRole() {
    UUID sleeping = newTemplate();
    String user = Graph.user();
    assertThat(add("roleTemplateId=" + sleeping, user).statusCode()).isEqualTo(204);
    assertThat(
            Graph.get("/v1.0/directoryRoles(roleTemplateId='" + sleeping + "')/members")
                .<List<String>>path("value.id"))
        .containsExactly(user);
    assertThat(add("roleTemplateId=" + UUID.randomUUID(), user).statusCode()).isEqualTo(404);
    assertThat(add(UUID.randomUUID().toString(), user).statusCode()).isEqualTo(404);
  }

  @Test
  void membersArePaged() {
    Set<String> users = Set.copyOf(IntStream.range(0, 5).mapToObj(i -> Graph.user()).toList());
    users.forEach(user -> add(role, user));
    List<String> seen = new ArrayList<>();
    String next = "/v1.0/directoryRoles/" + role + "/members?$top=2&$select=id";
    int pages = 0;
    while (next != null) {
      Response page = Graph.get(next);
      assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
      seen.addAll(page.<List<String>>path("value.id"));
      next = page.path("'@odata.nextLink'");
      pages++;
    }
    assertThat(pages).isEqualTo(3);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(users);
  }

  @Test
  void membersAreCountedAndFilteredInAdvancedQueries() {
    String ada = Graph.user(Map.of("displayName", "Ada " + role));
    String bob = Graph.user(Map.of("displayName", "Bob " + role));
    add(role, ada);
    add(role, bob);
    String list = "/v1.0/directoryRoles/" + role + "/members";
    assertThat(Graph.eventually(list + "/$count").asString()).isEqualTo("2");
    Graph.remove(bob);
    assertThat(Graph.eventually(list + "/$count").asString()).isEqualTo("1");
    Graph.restore(bob);
    assertRefused(
        Graph.get(list + "/$count"), "ConsistencyLevel", "$count is not currently supported.");

    String filter = "?$filter=startswith(displayName,'Ada')";
    Response filtered = Graph.eventually(list + filter + "&$count=true");
    assertThat(filtered.<List<String>>path("value.id")).containsExactly(ada);
    assertThat(filtered.<List<String>>path("value.'@odata.type'"))
        .containsExactly("#microsoft.graph.user");
    assertThat(filtered.<Integer>path("'@odata.count'")).isEqualTo(1);
    assertThat(Graph.get(list + filter).<String>path("error.message"))
        .contains("ConsistencyLevel: eventual and $count=true");
    assertThat(Graph.get(list + "/microsoft.graph.user?$select=id").<List<String>>path("value.id"))
        .containsExactlyInAnyOrder(ada, bob);
  }

  @Test
  void advancedPagesGoOnWithoutTheHeader() {
    for (int i = 0; i < 3; i++) {
      add(role, Graph.user());
    }
    String first =
        "/v1.0/directoryRoles/" + role + "/members?$top=2&$count=true&$orderby=displayName";
    Response page = Graph.eventually(first);
    Response rest = Graph.get(page.path("'@odata.nextLink'"));
    assertThat(rest.<List<?>>path("value")).hasSize(1);
    assertThat(rest.<Map<String, ?>>path("")).doesNotContainKey("@odata.count");
  }

  @Test
  void alternateKeyReachesEveryRoute() {
    String user = Graph.user();
    String key = "/v1.0/directoryRoles(roleTemplateId='" + template + "')";
    Map<String, String> link = Map.of("@odata.id", "http://h/v1.0/users/" + user);
    assertThat(Graph.post(key + "/members/$ref", link).statusCode()).isEqualTo(204);
    assertThat(Graph.eventually(key + "/members/$count").asString()).isEqualTo("1");
    assertThat(Graph.delete(key + "/members/" + user + "/$ref").statusCode()).isEqualTo(204);
    assertThat(Graph.get(key + "/members").<List<?>>path("value")).isEmpty();
  }

  @Test
  void pageTokenOfAnotherRoleIsRefused() {
    add(role, Graph.user());
    add(role, Graph.user());
    String next =
        Graph.get("/v1.0/directoryRoles/" + role + "/members?$top=1").path("'@odata.nextLink'");
    String other = Admins.activate(newTemplate());
    assertThat(Graph.get(next.replace(role, other)).statusCode()).isEqualTo(400);
    assertThat(Graph.get(next + "x").statusCode()).isEqualTo(400);
  }

  @Test
  void memberOfShowsDirectoryRoles() {
    String user = Graph.user();
    add(role, user);
    Response all = Graph.get("/v1.0/users/" + user + "/memberOf");
    assertThat(all.<List<String>>path("value.id")).containsExactly(role);
    assertThat(all.<List<String>>path("value.'@odata.type'"))
        .containsExactly("#microsoft.graph.directoryRole");
    assertThat(Graph.get("/v1.0/users/" + UUID.randomUUID() + "/memberOf").statusCode())
        .isEqualTo(404);
  }

  @Test
  void deletedMemberIsHiddenAndComesBackWithARestore() {
    String user = Graph.user();
    add(role, user);

    Graph.remove(user);
    assertThat(members(role).<List<?>>path("value")).isEmpty();
    assertThat(live(user)).isFalse();

    Graph.restore(user);
    assertThat(members(role).<List<String>>path("value.id")).containsExactly(user);
    assertThat(live(user)).isTrue();
    assertThat(rows.changesOf("DIRECTORY_ROLE", role))
        .endsWith("MEMBER_ADDED " + user, "MEMBER_REMOVED " + user, "MEMBER_ADDED " + user);
  }

  private boolean live(String user) {
    Membership pair = new Membership(UUID.fromString(role), UUID.fromString(user));
    return QuarkusTransaction.requiringNew()
        .call(() -> roleMembers.live(List.of(pair)).contains(pair));
  }

  private UUID newTemplate() {
    return QuarkusTransaction.requiringNew()
        .call(() -> Admins.newTemplate(templates, "Role " + UUID.randomUUID()));
  }
}

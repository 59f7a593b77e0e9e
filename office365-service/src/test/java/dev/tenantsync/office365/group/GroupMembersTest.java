package dev.tenantsync.office365.group;

import static dev.tenantsync.office365.Graph.assertRefused;
import static dev.tenantsync.office365.group.Clubs.GROUPS;
import static dev.tenantsync.office365.group.Clubs.add;
import static dev.tenantsync.office365.group.Clubs.advanced;
import static dev.tenantsync.office365.group.Clubs.bind;
import static dev.tenantsync.office365.group.Clubs.club;
import static dev.tenantsync.office365.group.Clubs.ids;
import static dev.tenantsync.office365.group.Clubs.named;
import static dev.tenantsync.office365.group.Clubs.remove;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is in a group (graph-directory G3, G4, G6). */
@QuarkusTest
class GroupMembersTest {

  private static final String THERE_ALREADY =
      "One or more added object references already exist for the following modified properties:"
          + " 'members'.";

  @Inject Rows rows;

  private String group;
  private String members;

  @BeforeEach
  void aGroupOfOurOwn() {
    group = club();
    members = GROUPS + "/" + group + "/members";
  }

  @Test
  void membersOfBothKindsAreAddedListedAndRemoved() {
    String user = Graph.user();
    String nested = named("Nested");
    assertThat(add(group, user).statusCode()).isEqualTo(204);
    assertThat(add(group, nested).statusCode()).isEqualTo(204);
    Response list = Graph.get(members);
    assertThat(list.<String>path("'@odata.context'")).endsWith("#directoryObjects");
    assertThat(list.<Map<String, Object>>path("value.find { it.id == '" + user + "' }"))
        .containsEntry("@odata.type", "#microsoft.graph.user")
        .containsKeys("userPrincipalName", "mail")
        .doesNotContainKey("groupTypes");
    assertThat(list.<Map<String, Object>>path("value.find { it.id == '" + nested + "' }"))
        .containsEntry("@odata.type", "#microsoft.graph.group")
        .containsEntry("displayName", "Nested");
    assertThat(Graph.get(members + "?$select=displayName").<List<String>>path("value.displayName"))
        .contains("Nested")
        .hasSize(2);
    assertThat(remove(group, user).statusCode()).isEqualTo(204);
    assertThat(Graph.delete(members + "/$ref?@id=" + Clubs.address(nested)).statusCode())
        .isEqualTo(204);
    assertThat(ids(members)).isEmpty();
    assertThat(rows.changesOf("GROUP", group))
        .endsWith(
            "MEMBER_ADDED " + user,
            "MEMBER_ADDED " + nested,
            "MEMBER_REMOVED " + user,
            "MEMBER_REMOVED " + nested);
    assertThat(rows.changesOf("USER", user)).hasSize(1);
  }

  @Test
  void theJavaSdkRemovesByIdAndLinkAtOnce() {
    String user = Graph.user();
    add(group, user);
    assertThat(Graph.delete(members + "/" + user + "/$ref?@id=" + Clubs.address(user)).statusCode())
        .isEqualTo(204);
    assertThat(ids(members)).isEmpty();
  }

  @Test
  void whoIsAMemberIsNotAddedAgain() {
    String user = Graph.user();
    add(group, user);
    assertRefused(add(group, user), "members", THERE_ALREADY);
    assertRefused(bind(group, user), "members", THERE_ALREADY);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    String nobody = UUID.randomUUID().toString();
    assertThat(add(group, nobody).statusCode()).isEqualTo(404);
    assertThat(add(nobody, Graph.user()).statusCode()).isEqualTo(404);
    String deleted = Graph.user();
    Graph.remove(deleted);
    assertThat(add(group, deleted).statusCode()).isEqualTo(404);
    assertThat(remove(group, nobody).statusCode()).isEqualTo(404);
    assertRefused(
        remove(group, Graph.user()),
        404,
        "One or more removed object references do not exist for the following modified properties:"
            + " 'members'.");
    assertRefused(
        remove(group, "a@contoso.onmicrosoft.com"),
        400,
        "Invalid object identifier 'a@contoso.onmicrosoft.com'.");
    assertThat(Graph.delete(members + "/$ref").statusCode()).isEqualTo(400);
    assertThat(Graph.post(members + "/$ref").statusCode()).isEqualTo(400);
    assertThat(Graph.post(members + "/$ref", Map.of("@odata.id", "x")).statusCode()).isEqualTo(400);
  }

  @Test
  void aGroupIsNoMemberOfItself() {
    assertRefused(add(group, group), "members", "A group cannot be a member of itself.");
  }

  @Test
  void upToTwentyAreBoundAtOnceOrNone() {
    String[] twenty = IntStream.range(0, 20).mapToObj(i -> Graph.user()).toArray(String[]::new);
    assertThat(bind(group, twenty).statusCode()).isEqualTo(204);
    assertThat(ids(members + "?$top=7")).containsExactlyInAnyOrder(twenty);
    String fresh = Graph.user();
    assertRefused(bind(group, fresh, twenty[3]), "members", THERE_ALREADY);
    assertThat(bind(group, fresh, UUID.randomUUID().toString()).statusCode()).isEqualTo(404);
    assertRefused(
        bind(group, fresh, fresh),
        "members@odata.bind",
        "Property 'members@odata.bind' names " + fresh + " more than once.");
    String[] more = IntStream.range(0, 21).mapToObj(i -> fresh).toArray(String[]::new);
    assertThat(bind(group, more).statusCode()).isEqualTo(400);
    assertThat(ids(members)).hasSize(20).doesNotContain(fresh);
  }

  @Test
  void aBindWithABadPropertyBindsNobody() {
    Map<String, Object> body =
        Map.of("displayName", "", "members@odata.bind", Clubs.addresses(Graph.user()));
    assertThat(Graph.patch(GROUPS + "/" + group, body).statusCode()).isEqualTo(400);
    assertThat(ids(members)).isEmpty();
  }

  @Test
  void membersArePagedInTheOrderOfTheirIds() {
    IntStream.range(0, 3).forEach(i -> add(group, Graph.user()));
    add(group, club());
    add(group, club());
    List<Response> pages = Clubs.pages(members + "?$top=2&$select=id");
    assertThat(pages).hasSize(3);
    assertThat(ids(members + "?$top=2")).hasSize(5).isSorted().doesNotHaveDuplicates();
    String next = pages.get(0).path("'@odata.nextLink'");
    assertThat(Graph.get(next.replace(group, club())).statusCode()).isEqualTo(400);
  }

  @Test
  void castsShowOneKindInAdvancedQueriesOnly() {
    String user = Graph.user(Map.of("displayName", "Zoe", "department", "Sales"));
    String other = Graph.user(Map.of("displayName", "Adam"));
    String nested = club();
    bind(group, user, other, nested);
    for (String cast : List.of("microsoft.graph.user", "graph.user", "microsoft.graph.group")) {
      assertThat(Graph.get(members + "/" + cast).<String>path("error.code"))
          .isEqualTo("Request_UnsupportedQuery");
    }
    Response users = advanced(members + "/microsoft.graph.user?$orderby=displayName");
    assertThat(users.<String>path("'@odata.context'")).endsWith("#users");
    assertThat(users.<List<String>>path("value.id")).containsExactly(other, user);
    assertThat(users.<Integer>path("'@odata.count'")).isEqualTo(2);
    assertThat(
            advanced(members + "/graph.user?$filter=department+eq+'Sales'&$select=id,department")
                .<List<String>>path("value.id"))
        .containsExactly(user);
    assertThat(advanced(members + "/microsoft.graph.group").<List<String>>path("value.id"))
        .containsExactly(nested);
    assertThat(advanced(members + "/microsoft.graph.user/$count").asString()).isEqualTo("2");
    assertThat(advanced(members + "/microsoft.graph.group/$count").asString()).isEqualTo("1");
    assertThat(advanced(members + "/$count").asString()).isEqualTo("3");
    Response first = advanced(members + "/graph.user?$top=1");
    assertThat(
            Clubs.allPages(first).stream()
                .flatMap(page -> page.<List<String>>path("value.id").stream()))
        .containsExactlyInAnyOrder(user, other);
  }

  @Test
  void mixedListsAreFilteredInAdvancedQueriesOnly() {
    String user = Graph.user(Map.of("displayName", "Zoe"));
    String nested = named("Adam's");
    bind(group, user, nested);
    assertThat(Graph.get(members + "?$filter=displayName+eq+'Zoe'").<String>path("error.code"))
        .isEqualTo("Request_UnsupportedQuery");
    assertThat(advanced(members + "?$filter=displayName+eq+'Zoe'").<List<String>>path("value.id"))
        .containsExactly(user);
    assertThat(advanced(members + "?$orderby=displayName").<List<String>>path("value.id"))
        .containsExactly(nested, user);
    assertThat(advanced(members + "/$count?$filter=startswith(displayName,'ada')").asString())
        .isEqualTo("1");
    assertThat(Graph.get(members + "/$count").statusCode()).isEqualTo(400);
    assertThat(Graph.get(members + "?$filter=department+eq+'x'").statusCode()).isEqualTo(400);
    assertThat(Graph.get(members + "?$select=nothing").statusCode()).isEqualTo(400);
  }

  @Test
  void referencesAreListed() {
    String user = Graph.user();
    add(group, user);
    Response list = Graph.get(members + "/$ref");
    assertThat(list.<String>path("'@odata.context'")).endsWith("#Collection($ref)");
    assertThat(list.<String>path("value[0].'@odata.id'"))
        .endsWith("/v1.0/directoryObjects/" + user);
  }

  @Test
  void deletedMembersAreHiddenAndComeBack() {
    String user = Graph.user();
    add(group, user);
    Graph.remove(user);
    assertThat(ids(members)).isEmpty();
    assertThat(advanced(members + "/$count").asString()).isEqualTo("0");
    assertThat(advanced(members + "/graph.user").<List<String>>path("value.id")).isEmpty();
    assertThat(remove(group, user).statusCode()).isEqualTo(404);
    Graph.restore(user);
    assertThat(ids(members)).containsExactly(user);
    assertThat(rows.changesOf("GROUP", group))
        .endsWith("MEMBER_ADDED " + user, "MEMBER_REMOVED " + user, "MEMBER_ADDED " + user);
  }
}

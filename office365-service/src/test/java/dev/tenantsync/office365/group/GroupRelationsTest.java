package dev.tenantsync.office365.group;

import static dev.tenantsync.office365.Graph.assertRefused;
import static dev.tenantsync.office365.group.Clubs.GROUPS;
import static dev.tenantsync.office365.group.Clubs.add;
import static dev.tenantsync.office365.group.Clubs.advanced;
import static dev.tenantsync.office365.group.Clubs.bind;
import static dev.tenantsync.office365.group.Clubs.club;
import static dev.tenantsync.office365.group.Clubs.described;
import static dev.tenantsync.office365.group.Clubs.ids;
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

/** Groups in groups, owners, and members shown with their group (graph-directory G6, O9). */
@QuarkusTest
class GroupRelationsTest {

  @Inject Rows rows;

  private String group;
  private String members;

  @BeforeEach
  void aGroupOfOurOwn() {
    group = club();
    members = GROUPS + "/" + group + "/members";
  }

  @Test
  void circlesOfGroupsEnd() {
    String user = Graph.user();
    String second = club(user);
    String third = club(second);
    add(group, third);
    add(second, group);
    String inside = "/transitiveMembers";
    assertThat(ids(GROUPS + "/" + group + inside)).containsExactlyInAnyOrder(second, third, user);
    assertThat(ids(GROUPS + "/" + second + inside)).containsExactlyInAnyOrder(group, third, user);
    assertThat(ids(GROUPS + "/" + group + inside + "?$top=1")).hasSize(3).isSorted();
    assertThat(advanced(GROUPS + "/" + group + inside + "/$count").asString()).isEqualTo("3");
    assertThat(
            advanced(GROUPS + "/" + group + inside + "/microsoft.graph.user")
                .<List<String>>path("value.id"))
        .containsExactly(user);
    assertThat(
            advanced(GROUPS + "/" + group + inside + "/microsoft.graph.group")
                .<List<String>>path("value.id"))
        .containsExactlyInAnyOrder(second, third);
    assertThat(ids(GROUPS + "/" + group + "/memberOf")).containsExactly(second);
    assertThat(ids(GROUPS + "/" + group + "/transitiveMemberOf"))
        .containsExactlyInAnyOrder(second, third);
    assertThat(
            advanced(GROUPS + "/" + group + "/transitiveMemberOf/microsoft.graph.group/$count")
                .asString())
        .isEqualTo("2");
  }

  @Test
  void ownersAreKeptAndShown() {
    String user = Graph.user();
    String owners = GROUPS + "/" + group + "/owners";
    Map<String, String> reference = Map.of("@odata.id", Clubs.address(user));
    assertThat(Graph.post(owners + "/$ref", reference).statusCode()).isEqualTo(204);
    assertRefused(
        Graph.post(owners + "/$ref", reference),
        "owners",
        "One or more added object references already exist for the following modified properties:"
            + " 'owners'.");
    assertThat(Graph.get(owners).<List<String>>path("value.'@odata.type'"))
        .containsExactly("#microsoft.graph.user");
    assertThat(ids(members)).isEmpty();
    assertThat(Graph.delete(owners + "/" + user + "/$ref").statusCode()).isEqualTo(204);
    assertThat(Graph.delete(owners + "/" + user + "/$ref").statusCode()).isEqualTo(404);
    assertThat(ids(owners)).isEmpty();
  }

  @Test
  void membersAreExpandedUpToTwenty() {
    String nested = club();
    String[] users = IntStream.range(0, 20).mapToObj(i -> Graph.user()).toArray(String[]::new);
    bind(group, users);
    add(group, nested);
    Response one = Graph.get(GROUPS + "/" + group + "?$select=id&$expand=members($select=id)");
    assertThat(one.<String>path("'@odata.context'")).endsWith("#groups(id,members(id))/$entity");
    assertThat(one.<List<String>>path("members.id")).hasSize(20).isSorted();
    assertThat(one.<List<String>>path("members.'@odata.type'"))
        .contains("#microsoft.graph.user")
        .isSubsetOf("#microsoft.graph.user", "#microsoft.graph.group");
    String outer = club(nested, users[0]);
    Response list =
        Graph.get(GROUPS + "?$filter=id+in+('" + outer + "','" + nested + "')&$expand=members");
    assertThat(list.<List<String>>path("value.find { it.id == '" + outer + "' }.members.id"))
        .containsExactlyInAnyOrder(nested, users[0]);
    assertThat(list.<List<?>>path("value.find { it.id == '" + nested + "' }.members")).isEmpty();
    assertThat(Graph.get(GROUPS + "?$expand=drive").<String>path("error.code"))
        .isEqualTo("ExpandNotSupported");
    assertThat(advanced(GROUPS + "?$expand=members").<String>path("error.code"))
        .isEqualTo("ExpandNotSupported");
  }

  @Test
  void aGroupIsCreatedWithMembersAndOwners() {
    String user = Graph.user();
    String nested = club();
    Map<String, Object> group = described("Sales");
    group.put("members@odata.bind", Clubs.addresses(user, nested));
    group.put("owners@odata.bind", Clubs.addresses(user));
    Response made = Graph.post(GROUPS, group);
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    String id = made.path("id");
    assertThat(Clubs.ids(GROUPS + "/" + id + "/members")).containsExactlyInAnyOrder(user, nested);
    assertThat(Clubs.ids(GROUPS + "/" + id + "/owners")).containsExactly(user);
    assertThat(rows.changesOf("GROUP", id))
        .contains("MEMBER_ADDED " + user, "MEMBER_ADDED " + nested, "UPDATED owners");
  }

  @Test
  void aGroupWithABadReferenceIsNotCreated() {
    int before = rows.changes();
    Map<String, Object> group = described("Never " + UUID.randomUUID());
    group.put("members@odata.bind", Clubs.addresses(UUID.randomUUID().toString()));
    assertThat(Graph.post(GROUPS, group).statusCode()).isEqualTo(404);
    group.put("members@odata.bind", List.of("nonsense"));
    assertThat(Graph.post(GROUPS, group).statusCode()).isEqualTo(400);
    group.put("members@odata.bind", "nonsense");
    assertThat(Graph.post(GROUPS, group).statusCode()).isEqualTo(400);
    group.put("members@odata.bind", IntStream.range(0, 11).mapToObj(i -> fresh()).toList());
    group.put("owners@odata.bind", IntStream.range(0, 10).mapToObj(i -> fresh()).toList());
    assertRefused(
        Graph.post(GROUPS, group),
        "members@odata.bind",
        "A request can bind at most 20 members and owners together.");
    group.remove("members@odata.bind");
    group.put("owners@odata.bind", Clubs.addresses(club()));
    assertRefused(Graph.post(GROUPS, group), "owners", "Only users can be owners of a group.");
    assertThat(
            rows.query(
                "select id from directory_group where display_name = ?", group.get("displayName")))
        .isEmpty();
    assertThat(rows.changes()).isEqualTo(before + 1);
  }

  private static String fresh() {
    return Clubs.address(UUID.randomUUID().toString());
  }
}

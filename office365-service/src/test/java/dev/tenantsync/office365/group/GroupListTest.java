package dev.tenantsync.office365.group;

import static dev.tenantsync.office365.Graph.assertRefused;
import static dev.tenantsync.office365.group.Clubs.GROUPS;
import static dev.tenantsync.office365.group.Clubs.advanced;
import static dev.tenantsync.office365.group.Clubs.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists and counts of groups (graph-directory O3-O8). */
@QuarkusTest
class GroupListTest {

  @Test
  void groupsAreFilteredSortedAndPaged() {
    String mark = "G" + UUID.randomUUID().toString().replace("-", "");
    List<String> made = new ArrayList<>();
    for (String letter : List.of("c", "A", "b", "E", "d")) {
      made.add(named(mark + letter));
    }
    String starts = "$filter=startswith(displayName,'" + mark + "')";
    assertThat(Clubs.ids(GROUPS + "?" + starts)).containsExactlyInAnyOrderElementsOf(made);
    assertThat(Clubs.ids(GROUPS + "?$filter=displayName+eq+'" + mark + "B'"))
        .containsExactly(made.get(2));
    assertThat(
            Clubs.ids(GROUPS + "?$filter=displayName+in+('" + mark + "b','" + mark + "d')&$top=1"))
        .containsExactlyInAnyOrder(made.get(2), made.get(4));
    assertThat(
            Clubs.ids(GROUPS + "?$filter=id+eq+'" + made.get(0) + "'+and+securityEnabled+eq+true"))
        .containsExactly(made.get(0));
    assertThat(Graph.get(GROUPS + "?" + starts + "&$orderby=displayName").statusCode())
        .isEqualTo(400);
    Response first = advanced(GROUPS + "?" + starts + "&$orderby=displayName+desc&$top=2");
    assertThat(first.<Integer>path("'@odata.count'")).isEqualTo(5);
    assertThat(
            Clubs.allPages(first).stream()
                .flatMap(page -> page.<List<String>>path("value.displayName").stream()))
        .containsExactly(mark + "E", mark + "d", mark + "c", mark + "b", mark + "A");
    assertThat(advanced(GROUPS + "/$count?" + starts).asString()).isEqualTo("5");
    assertRefused(
        Graph.get(GROUPS + "/$count"), "ConsistencyLevel", "$count is not currently supported.");
    assertThat(Clubs.ids(GROUPS + "?$orderby=displayName&$top=999&$select=id")).containsAll(made);
  }

  @Test
  void groupsAndWhoBelongsToThemAreSearchedByTheirWords() {
    String word = "g" + UUID.randomUUID().toString().replaceAll("[^a-f]", "x");
    String sales = named("North Sales " + word);
    String service = named("South Service " + word);
    assertThat(found(searched(GROUPS, "displayName:" + word)))
        .containsExactlyInAnyOrder(sales, service);
    assertThat(found(searched(GROUPS, "displayName:nor " + word))).containsExactly(sales);
    assertThat(found(searched(GROUPS, "displayName:orth " + word))).isEmpty();

    Graph.patch(GROUPS + "/" + service, Map.of("description", "Whoever serves " + word));
    assertThat(found(searched(GROUPS, "description:serves " + word))).containsExactly(service);

    Clubs.add(sales, service);
    String members = GROUPS + "/" + sales + "/members";
    assertThat(found(searched(members, "displayName:south"))).containsExactly(service);
    assertThat(found(searched(members, "displayName:north"))).isEmpty();
    Response plain = Graph.get(GROUPS + "?$search=%22displayName:" + word + "%22");
    assertThat(plain.statusCode()).isEqualTo(400);
    assertThat(plain.<String>path("error.message")).contains("'ConsistencyLevel: eventual'");
  }

  private static List<String> found(Response page) {
    assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
    return page.path("value.id");
  }

  private static Response searched(String path, String clause) {
    return advanced(path + "?$search=%22" + clause.replace(" ", "%20") + "%22");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$filter=endsWith(displayName%2C'x')",
        "$filter=displayName+ne+'x'",
        "$filter=theme+eq+'x'",
        "$filter=colour+eq+'x'",
        "$select=colour",
        "$top=1000",
        "$orderby=mailNickname",
        "$skip=1",
        "$apply=x",
      })
  void whatIsNotOfferedIsRefused(String query) {
    assertThat(Graph.get(GROUPS + "?" + query).statusCode()).as(query).isEqualTo(400);
  }

  @Test
  void theUsualFiltersWork() {
    String id = named("Usual " + UUID.randomUUID());
    for (String filter :
        List.of(
            "securityEnabled+eq+true+and+mailEnabled+eq+false",
            "mailNickname+eq+'club'",
            "startsWith(mailNickname,'cl')",
            "createdDateTime+ge+2020-01-01T00:00:00Z")) {
      assertThat(Clubs.ids(GROUPS + "?$filter=id+eq+'" + id + "'+and+" + filter))
          .as(filter)
          .containsExactly(id);
    }
    assertThat(Clubs.ids(GROUPS + "?$filter=groupTypes/any(c:c+eq+'Unified')")).isEmpty();
    assertThat(
            advanced(
                    GROUPS + "?$filter=id+eq+'" + id + "'+and+NOT+groupTypes/any(c:c+eq+'Unified')")
                .<List<String>>path("value.id"))
        .containsExactly(id);
  }
}

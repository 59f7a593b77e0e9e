package dev.tenantsync.office365.directoryobject;

import static dev.tenantsync.office365.Graph.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DirectoryObjectsTest {

  private static final String BY_IDS = "/v1.0/directoryObjects/getByIds";

  private String role;

  @BeforeEach
  void knowTheRole() {
    role =
        Graph.get("/v1.0/directoryRoles/roleTemplateId=62e90394-69f5-4237-9190-012177145e10")
            .path("id");
  }

  @Test
  void objectsOfSeveralKindsAreShownInTheOrderAskedFor() {
    String ada = Graph.user();
    String bob = Graph.user();
    String deleted = Graph.user();
    Graph.remove(deleted);
    Response found =
        asked(List.of(bob, role, deleted, UUID.randomUUID().toString(), ada, bob), null);
    assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
    assertThat(found.<String>path("'@odata.context'")).endsWith("$metadata#directoryObjects");
    assertThat(found.<List<String>>path("value.id")).containsExactly(bob, role, ada);
    assertThat(found.<List<String>>path("value.'@odata.type'"))
        .containsExactly(
            "#microsoft.graph.user", "#microsoft.graph.directoryRole", "#microsoft.graph.user");
    assertThat(found.<String>path("value[1].displayName")).isEqualTo("Global Administrator");
  }

  @Test
  void typesLeaveOutTheOthers() {
    String user = Graph.user();
    List<String> both = List.of(user, role);
    assertThat(ids(both, List.of("user"))).containsExactly(user);
    assertThat(ids(both, List.of("directoryRole", "device"))).containsExactly(role);
    assertThat(ids(both, List.of("device"))).isEmpty();
    assertThat(ids(both, List.of())).isEqualTo(both);
    assertThat(ids(both, List.of("directoryObject"))).isEqualTo(both);
  }

  @Test
  void selectionHoldsForEveryKind() {
    String user = Graph.user();
    Response found =
        Graph.post(BY_IDS + "?$select=id,roleTemplateId", Map.of("ids", List.of(user, role)));
    assertThat(found.<Map<String, ?>>path("value[0]")).containsOnlyKeys("@odata.type", "id");
    assertThat(found.<Map<String, ?>>path("value[1]"))
        .containsOnlyKeys("@odata.type", "id", "roleTemplateId");
    assertThat(Graph.post(BY_IDS + "?$select=x", Map.of("ids", List.of(user))).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aThousandIdsAreTheMost() {
    List<String> ids = Stream.generate(() -> UUID.randomUUID().toString()).limit(1_001).toList();
    assertThat(asked(ids.subList(1, 1_001), null).<List<?>>path("value")).isEmpty();
    assertRefused(asked(ids, null), "ids", "At most 1000 ids can be asked for at once.");
    assertThat(ids(List.of(), null)).isEmpty();
  }

  @Test
  void badRequestsAreRefusedByName() {
    String wrong =
        "Cannot convert a primitive value to the expected type 'Edm.Guid'."
            + " See the inner exception for more details.";
    assertRefused(asked(List.of(role, "x"), null), "ids", wrong);
    assertRefused(asked(Collections.singletonList(null), null), "ids", wrong);
    assertRefused(Graph.post(BY_IDS), "ids", "A value is required for property 'ids'.");
    assertRefused(
        asked(List.of(role), List.of("dragon")),
        "types",
        "There is no type of directory object named 'dragon'.");
    assertThat(Graph.post(BY_IDS, Map.of("ids", role)).statusCode()).isEqualTo(400);
    assertThat(Graph.post(BY_IDS, Map.of("id", List.of(role))).statusCode()).isEqualTo(400);
  }

  @Test
  void oneObjectIsFoundWhateverItsKind() {
    String user = Graph.user();
    Response found = Graph.get("/v1.0/directoryObjects/" + user);
    assertThat(found.<String>path("'@odata.type'")).isEqualTo("#microsoft.graph.user");
    assertThat(found.<String>path("'@odata.context'"))
        .endsWith("$metadata#directoryObjects/$entity");
    assertThat(Graph.get("/v1.0/directoryObjects('" + role + "')").<String>path("displayName"))
        .isEqualTo("Global Administrator");
    Graph.remove(user);
    assertThat(Graph.get("/v1.0/directoryObjects/" + user).statusCode()).isEqualTo(404);
    assertRefused(Graph.get("/v1.0/directoryObjects/x"), 400, "Invalid object identifier 'x'.");
  }

  private static List<String> ids(List<@Nullable String> ids, @Nullable List<String> types) {
    return asked(ids, types).path("value.id");
  }

  private static Response asked(List<@Nullable String> ids, @Nullable List<String> types) {
    return Graph.post(
        BY_IDS, types == null ? Map.of("ids", ids) : Map.of("ids", ids, "types", types));
  }
}

package dev.tenantsync.office365.batch;

import static dev.tenantsync.office365.batch.Steps.get;
import static dev.tenantsync.office365.batch.Steps.run;
import static dev.tenantsync.office365.batch.Steps.send;
import static dev.tenantsync.office365.batch.Steps.step;
import static dev.tenantsync.office365.batch.Steps.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.identity.Administrator;
import dev.tenantsync.office365.identity.Registry;
import dev.tenantsync.office365.identity.Registry.Program;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BatchTest {

  @TestHTTPResource(tls = true)
  URI https;

  @TestHTTPResource URI http;

  @Inject Registry registry;

  @Test
  void answersTwentyStepsInTheirOrder() {
    List<String> users = IntStream.range(0, 20).mapToObj(i -> Graph.user()).toList();
    List<?> steps =
        IntStream.range(0, 20).mapToObj(i -> get("s" + i, "/users/" + users.get(i))).toList();

    Response answer = send(steps);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("application/json");
    JsonPath json = answer.jsonPath();
    assertThat(json.getList("responses.id", String.class))
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "s" + i).toList());
    assertThat(json.getList("responses.status", Integer.class)).containsOnly(200);
    assertThat(json.getList("responses.body.id", String.class)).containsExactlyElementsOf(users);
    assertThat(json.getList("responses.headers.Content-Type", String.class))
        .allMatch(type -> type.startsWith("application/json;odata.metadata=minimal"));
    assertThat(json.getList("responses.headers.request-id", String.class)).doesNotHaveDuplicates();
  }

  @Test
  void anAnswerIsThatOfTheRequestAlone() {
    Graph.user();
    String list = "/v1.0/users?$top=2&$select=id,displayName";
    Response alone = Graph.get(list);

    JsonPath json = run(get("1", list));

    assertThat(json.getString("responses[0].headers.Content-Type")).isEqualTo(alone.contentType());
    assertThat(json.getMap("responses[0].body")).isEqualTo(alone.jsonPath().getMap("$"));
  }

  @Test
  void failuresStandBesideSuccesses() {
    String user = Graph.user();

    JsonPath json =
        run(
            get("good", "/users/" + user),
            get("missing", "/users/" + UUID.randomUUID()),
            get("nowhere", "/nothing"),
            step("verb", "DELETE", "/organization"),
            with(Map.of("jobTitle", "Clerk"), step("change", "PATCH", "/users/" + user)),
            with(Map.of("noSuchThing", 1), step("bad", "PATCH", "/users/" + user)));

    assertThat(json.getList("responses.status", Integer.class))
        .containsExactly(200, 404, 404, 405, 204, 400);
    assertThat(json.getString("responses[1].body.error.code"))
        .isEqualTo("Request_ResourceNotFound");
    assertThat(json.getString("responses[1].body.error.innerError.request-id"))
        .isEqualTo(json.getString("responses[1].headers.request-id"));
    assertThat(json.getMap("responses[4]")).doesNotContainKey("body");
    assertThat(Graph.user(user, "jobTitle").<String>path("jobTitle")).isEqualTo("Clerk");
  }

  @Test
  void stepsWaitForThoseTheyDependOn() {
    Map<String, Object> body = Graph.newUser(Map.of("usageLocation", "PT"));
    String name = (String) body.get("userPrincipalName");
    String product = freeProduct();
    Map<String, ?> license =
        Map.of("addLicenses", List.of(Map.of("skuId", product)), "removeLicenses", List.of());

    JsonPath json =
        run(
            get("see", "/users/" + name + "?$select=assignedLicenses"),
            with(license, step("license", "POST", "/users/" + name + "/assignLicense", "create")),
            with(body, step("create", "POST", "/users")));
    JsonPath after =
        run(
            step("see", "GET", "/users/" + name + "?$select=assignedLicenses", "delete"),
            step("delete", "DELETE", "/users/" + name));

    assertThat(json.getList("responses.id", String.class))
        .containsExactly("see", "license", "create");
    assertThat(json.getList("responses.status", Integer.class)).containsExactly(404, 200, 201);
    assertThat(json.getList("responses[1].body.assignedLicenses.skuId", String.class))
        .containsExactly(product);
    assertThat(after.getList("responses.status", Integer.class)).containsExactly(404, 204);
  }

  @Test
  void whatDependsOnAFailureFailsWithoutRunning() {
    Map<String, Object> body = Graph.newUser(Map.of());

    JsonPath json =
        run(
            get("fails", "/users/" + UUID.randomUUID()),
            with(body, step("second", "POST", "/users", "fails")),
            step("third", "GET", "/organization", "second"),
            get("free", "/organization"));

    assertThat(json.getList("responses.status", Integer.class)).containsExactly(404, 424, 424, 200);
    for (int i : List.of(1, 2)) {
      String error = "responses[" + i + "].body.error.";
      assertThat(json.getString(error + "code")).isEqualTo("FailedDependency");
      assertThat(json.getString(error + "message")).isNotBlank();
      assertThat(json.getString(error + "innerError.request-id")).isNotBlank();
      assertThat(json.getString("responses[" + i + "].headers.Content-Type"))
          .startsWith("application/json");
    }
    assertThat(Graph.get("/v1.0/users/" + body.get("userPrincipalName")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void headersAreTheStepsOwn() {
    Map<String, Object> eventual = get("eventual", "/users/$count");
    eventual.put("headers", Map.of("consistencylevel", "eventual"));
    Map<String, Object> twice = get("twice", "/users/$count");
    twice.put(
        "headers",
        Map.of("ConsistencyLevel", "eventual", "Accept", "text/plain;q=0.9", "Host", "elsewhere"));

    JsonPath json = run(eventual, get("plain", "/users/$count"), twice);

    assertThat(json.getList("responses.status", Integer.class)).containsExactly(200, 400, 200);
    assertThat(json.<Object>get("responses[0].body")).isInstanceOf(Integer.class);
    assertThat(json.getString("responses[0].headers.Content-Type")).startsWith("text/plain");
    assertThat(json.getString("responses[1].body.error.message"))
        .isEqualTo("$count is not currently supported.");
  }

  @Test
  void bothSpellingsOfContentTypeAreTaken() {
    Map<String, Object> create = step("1", "POST", "/users");
    create.put(
        "headers", Map.of("content-type", "application/json", "Content-Type", "application/json"));
    create.put("body", Graph.newUser(Map.of()));

    assertThat(run(create).getInt("responses[0].status")).isEqualTo(201);
  }

  @Test
  void aStepIsJudgedByTheTokenOfTheBatch() {
    String user = Graph.user();
    Program program = registry.program("User.Read.All");
    String reader =
        new Administrator(
                Administrator.ofThisDirectory().tenant(),
                program.appId().toString(),
                program.secret())
            .signIn();
    Map<String, Object> borrowed =
        with(Map.of("jobTitle", "Intruder"), step("borrowed", "PATCH", "/users/" + user));
    borrowed.put(
        "headers",
        Map.of(
            "Content-Type",
            "application/json",
            "Authorization",
            "Bearer " + Administrator.token()));

    Response answer =
        Graph.as(reader)
            .contentType(ContentType.JSON)
            .body(
                Map.of(
                    "requests",
                    List.of(
                        get("read", "/users/" + user),
                        step("delete", "DELETE", "/users/" + user),
                        borrowed,
                        get("skus", "/subscribedSkus"))))
            .post("/v1.0/$batch");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getList("responses.status", Integer.class))
        .containsExactly(200, 403, 403, 403);
    assertThat(answer.<String>path("responses[1].body.error.code"))
        .isEqualTo("Authorization_RequestDenied");
    assertThat(Graph.user(user, "jobTitle").<String>path("jobTitle")).isNull();
  }

  @Test
  void whoHasNoGoodTokenRunsNothing() {
    Response answer =
        Graph.as("x.y.z")
            .contentType(ContentType.JSON)
            .body(Map.of("requests", List.of(get("1", "/organization"))))
            .post("/v1.0/$batch");

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void linksBeginWithWhatTheClientCalled() {
    String family = "Batch" + UUID.randomUUID();
    Graph.user(Map.of("displayName", family + " 1"));
    Graph.user(Map.of("displayName", family + " 2"));
    String list = "/users?$filter=startswith(displayName,'" + family + "')&$top=1";
    String feed = "/users/delta?$deltatoken=latest";
    for (String origin :
        List.of("http://localhost:" + http.getPort(), "https://127.0.0.1:" + https.getPort())) {
      List<?> steps =
          List.of(
              get("list", list),
              get("feed", feed),
              with(Graph.newUser(Map.of()), step("new", "POST", "/users")));
      JsonPath json =
          given()
              .relaxedHTTPSValidation()
              .contentType(ContentType.JSON)
              .body(Map.of("requests", steps))
              .post(origin + "/v1.0/$batch")
              .jsonPath();
      String next = json.getString("responses[0].body.'@odata.nextLink'");
      assertThat(next).startsWith(origin + "/v1.0/users?");
      assertThat(json.getString("responses[1].body.'@odata.deltaLink'"))
          .startsWith(origin + "/v1.0/users/delta?");
      assertThat(json.getString("responses[2].headers.Location"))
          .isEqualTo(origin + "/v1.0/users/" + json.getString("responses[2].body.id"));
      String names = "responses[0].body.value.displayName";
      List<String> walked = new ArrayList<>(json.getList(names, String.class));
      walked.addAll(
          given()
              .relaxedHTTPSValidation()
              .contentType(ContentType.JSON)
              .body(Map.of("requests", List.of(get("next", next))))
              .post(origin + "/v1.0/$batch")
              .jsonPath()
              .getList(names, String.class));
      assertThat(walked).containsExactlyInAnyOrder(family + " 1", family + " 2");
    }
  }

  @Test
  void theAnswersTokenIsTheHighestOfTheSteps() {
    Response answer =
        send(
            List.of(
                with(Graph.newUser(Map.of()), step("1", "POST", "/users")),
                with(Graph.newUser(Map.of()), step("2", "POST", "/users")),
                get("3", "/organization")));

    List<String> tokens = answer.path("responses.headers.x-sync-token");
    assertThat(tokens.get(0)).isNotNull().isNotEqualTo(tokens.get(1));
    assertThat(answer.header("x-sync-token")).isEqualTo(tokens.get(1));
    assertThat(tokens.get(2)).isNull();
    assertThat(send(List.of(get("1", "/organization"))).header("x-sync-token")).isNotBlank();
  }

  @Test
  void stepsCarryTheIdsOfTheirClient() {
    Map<String, Object> own = get("own", "/organization");
    own.put("headers", Map.of("client-request-id", "of-the-step"));

    JsonPath json =
        given()
            .header("client-request-id", "of-the-batch")
            .contentType(ContentType.JSON)
            .body(Map.of("requests", List.of(own, get("other", "/organization"))))
            .post("/v1.0/$batch")
            .jsonPath();

    assertThat(json.getList("responses.headers.client-request-id", String.class))
        .containsExactly("of-the-step", "of-the-batch");
  }

  @Test
  void manyBatchesRunSideBySide() throws Exception {
    BatchLoad load = new BatchLoad(http.getPort());
    String user = Graph.user();
    List<Map<String, Object>> steps = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      steps.add(get("s" + i, "/users/" + user + "?$select=id"));
    }

    assertThat(load.statusesOf(64, steps)).hasSize(64 * 20).containsOnly(200);
  }

  @Test
  void moreBatchesThanWorkersStillRun() throws Exception {
    BatchLoad load = new BatchLoad(http.getPort());

    assertThat(load.statusesOf(400, List.of(get("1", "/organization"), get("2", "/domains"))))
        .hasSize(800)
        .containsOnly(200);
  }

  private static String freeProduct() {
    String skuId = UUID.randomUUID().toString();
    Map<String, ?> plan =
        Map.of(
            "servicePlanId", UUID.randomUUID(),
            "servicePlanName", "BATCH",
            "service", "CRM",
            "appliesTo", "User");
    Graph.post(
        "/admin/skus",
        Map.of(
            "skuId",
            skuId,
            "skuPartNumber",
            "SKU_" + skuId.replace("-", ""),
            "servicePlans",
            List.of(plan),
            "units",
            Map.of("enabled", 5)));
    return skuId;
  }
}

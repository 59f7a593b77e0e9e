package dev.tenantsync.pair;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.pair.Dynamics.SystemUser;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What both processes tell a collector: how a request became a row, and about nobody by name. */
class TracesIT {

  /** The span of whoever calls, as this request says it. */
  private record Caller(String trace, String span) {

    static Caller somebody() {
      UUID trace = UUID.randomUUID();
      return new Caller(
          trace.toString().replace("-", ""),
          HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits()));
    }

    String traceParent() {
      return "00-" + trace + "-" + span + "-01";
    }
  }

  private static SpanSink sink;
  private static Pair pair;
  private static Directory directory;
  private static Dynamics dynamics;

  @BeforeAll
  static void start() throws IOException {
    sink = new SpanSink();
    pair = Pair.start("traces", Map.of("TRACES_ENDPOINT", sink.url()));
    directory = pair.directory();
    dynamics = pair.dynamics();
    // What was there before Dynamics ever looked comes without causes.
    String first = directory.create("first", "Grace", "Hopper");
    directory.license(first);
    dynamics.awaitRow(first, SystemUser::enabled);
  }

  @AfterAll
  static void stop() {
    pair.close();
    sink.close();
  }

  @Test
  void requestToTheDirectoryLeadsToTheRowItChanged() {
    Caller caller = Caller.somebody();
    String ada = directory.create("lacebonnet", "Adalbertine", "Lacebonnet");
    license(ada, caller);
    SystemUser row = dynamics.awaitRow(ada, SystemUser::enabled);

    ReportedSpan request = below(caller);
    assertThat(request.service()).isEqualTo("office365-service");
    assertThat(request.name()).startsWith("POST /v1.0/users/{").endsWith("}/assignLicense");
    assertThat(request.attributes())
        .containsEntry("http.request.method", "POST")
        .containsEntry("http.response.status_code", "200");

    ReportedSpan applied =
        reported(span -> span.links().contains(caller.trace() + "-" + request.id()));
    assertThat(applied.service()).isEqualTo("dynamics-service");
    assertThat(applied.name()).isEqualTo("apply systemuser");
    assertThat(applied.attributes())
        .containsEntry("tenantsync.systemuserid", row.id())
        .containsEntry("tenantsync.azureactivedirectoryobjectid", ada)
        .containsEntry("tenantsync.decision", "INSERT")
        .containsKey("tenantsync.reason");
    assertThat(traceIds(row)).contains(caller.trace());

    ReportedSpan run = reported(span -> span.id().equals(applied.parent()));
    assertThat(run.name()).isEqualTo("sync run");
    ReportedSpan call =
        reported(
            span -> span.parent().equals(run.id()) && span.name().equals("GET /v1.0/users/delta"));
    ReportedSpan answer = reported(span -> span.parent().equals(call.id()));
    assertThat(answer.service()).isEqualTo("office365-service");
    assertThat(answer.trace()).isEqualTo(run.trace());
    assertThat(answer.attributes()).containsEntry("http.route", "/v1.0/users/delta");
  }

  @Test
  void noticeAndItsReceptionAreOneTrace() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> List.of("ACTIVE", "ACTIVE").equals(subscriptions()));
    String bob = directory.create("noticed", "Bob", "Noyce");
    directory.license(bob);

    // The one that proves the address belongs to no trace.
    ReportedSpan received =
        reported(span -> span.name().equals("POST /notifications") && !span.parent().isEmpty());
    ReportedSpan sent = reported(span -> span.id().equals(received.parent()));

    assertThat(sent.service()).isEqualTo("office365-service");
    assertThat(sent.trace()).isEqualTo(received.trace());
    assertThat(sent.attributes()).doesNotContainKey("url.template");
  }

  @Test
  void nobodyIsNamedAndNoSecretIsTold() {
    String eve = directory.create("evergreene", "Evangeline", "Evergreene");
    license(eve, Caller.somebody());
    dynamics.awaitRow(eve, SystemUser::enabled);
    Caller one = Caller.somebody();
    call(one).get("/v1.0/users/evergreene@contoso.onmicrosoft.com?$select=mail");
    Caller many = Caller.somebody();
    call(many).get("/v1.0/users?$filter=surname%20eq%20'Evergreene'");
    reported(span -> eve.equals(span.attributes().get("tenantsync.azureactivedirectoryobjectid")));
    assertThat(below(one).name()).isEqualTo("GET /v1.0/users/{key}");
    assertThat(below(many).name()).isEqualTo("GET /v1.0/users");

    assertThat(sink.everything())
        .doesNotContainIgnoringCase(
            "evergreene", "evangeline", "lacebonnet", "@contoso", "filter", "bearer");
    // Ids are bytes there, which may look like anything short.
    assertThat(sink.spans().toString()).doesNotContain("/q/", "eyJ");
    assertThat(sink.everything()).doesNotContain(pair.secrets().values().toArray(String[]::new));
    assertThat(sink.spans())
        .flatExtracting(span -> span.attributes().keySet())
        .isSubsetOf(
            "error.type",
            "http.request.method",
            "http.response.status_code",
            "http.route",
            "server.address",
            "server.port",
            "tenantsync.azureactivedirectoryobjectid",
            "tenantsync.decision",
            "tenantsync.reason",
            "tenantsync.systemuserid",
            "url.template");
  }

  private static void license(String id, Caller caller) {
    call(caller)
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "addLicenses",
                List.of(Map.of("skuId", Directory.SALES)),
                "removeLicenses",
                List.of()))
        .post("/v1.0/users/" + id + "/assignLicense")
        .then()
        .statusCode(200);
  }

  private static RequestSpecification call(Caller caller) {
    return given()
        .baseUri(directory.url())
        .auth()
        .oauth2(directory.token())
        .urlEncodingEnabled(false)
        .header("traceparent", caller.traceParent());
  }

  private static ReportedSpan below(Caller caller) {
    return reported(
        span -> span.trace().equals(caller.trace()) && span.parent().equals(caller.span()));
  }

  private static List<String> subscriptions() {
    return dynamics.syncState().then().statusCode(200).extract().path("subscriptions.state");
  }

  private static List<String> traceIds(SystemUser row) {
    return dynamics
        .answer("/sync/users/" + row.id() + "/history")
        .then()
        .statusCode(200)
        .extract()
        .path("value.cause.traceId");
  }

  private static ReportedSpan reported(Predicate<ReportedSpan> wanted) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> sink.spans().stream().filter(wanted).findFirst(), Optional::isPresent)
        .orElseThrow();
  }
}

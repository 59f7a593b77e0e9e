package dev.tenantsync.office365.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Which change made things what they are: an extra that clients have to ask for. */
@QuarkusTest
@NullUnmarked
class CausesTest {

  private static final String CAUSES = "@tenantsync.causes";
  private static final String SALES = "1e1a282c-9c54-43a2-9310-98ef728faace";

  private static final String FIRST = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final String SECOND = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

  private final FeedClient users =
      FeedClient.of("/v1.0/users/delta?$select=accountEnabled,assignedLicenses,jobTitle")
          .preferring("tenantsync.causes");
  private final FeedClient roles =
      FeedClient.of("/v1.0/directoryRoles/delta").preferring("tenantsync.causes");

  @Test
  void newestChangeOfEachPropertySinceTheTokenIsNamed() {
    String user = Directory.user();
    String start = users.latest();
    patch(user, Map.of("accountEnabled", false, "jobTitle", "Clerk"), "first");
    Response last = patch(user, Map.of("accountEnabled", true), "second");

    FeedClient.Round round = users.round(start);

    List<Map<String, Object>> causes = causes(round.entries().get(user));
    assertThat(causes).extracting(one -> one.get("correlationId")).contains("first", "second");
    assertThat(of(causes, "accountEnabled"))
        .containsEntry("change", "updated")
        .containsEntry("correlationId", "second")
        .containsEntry("position", last.header("x-sync-token"))
        .containsEntry("properties", List.of("accountEnabled"))
        .hasEntrySatisfying(
            "at", at -> assertThat(Instant.parse((String) at)).isBefore(Instant.now()))
        .hasEntrySatisfying("actor", actor -> assertThat((String) actor).startsWith("app:"));
    assertThat(of(causes, "jobTitle")).containsEntry("correlationId", "first");
    assertThat(round.pages().get(0).response().header("Preference-Applied"))
        .contains("tenantsync.causes");
  }

  @Test
  void licencesAndDeletionsHaveCausesToo() {
    String user = Directory.user();
    Directory.change(user, Map.of("usageLocation", "GB"));
    String start = users.latest();
    Directory.license(user, List.of(SALES), List.of());
    FeedClient.Round licensed = users.round(start);
    Directory.delete(user);

    assertThat(causes(licensed.entries().get(user)))
        .singleElement()
        .satisfies(one -> assertThat(one).containsEntry("properties", List.of("assignedLicenses")));
    assertThat(causes(users.round(licensed.delta()).entries().get(user)))
        .extracting(one -> one.get("change"))
        .contains("deleted");
  }

  @Test
  void enumerationNamesWhatCausedTheStateItTells() {
    String user = Directory.user();
    patch(user, Map.of("accountEnabled", false), "long ago");

    List<Map<String, Object>> causes = causes(users.enumerate().entries().get(user));

    assertThat(of(causes, "accountEnabled")).containsEntry("correlationId", "long ago");
    assertThat(causes).extracting(one -> one.get("change")).contains("created");
  }

  @Test
  void enumerationBehindAPositionNamesOnlyWhatCameAfterIt() {
    String user = Directory.user();
    patch(user, Map.of("accountEnabled", false), "known");
    String position = patch(user, Map.of("jobTitle", "Clerk"), "news").header("x-sync-token");

    assertThat(causes(behind(position).enumerate().entries().get(user)))
        .singleElement()
        .satisfies(one -> assertThat(one).containsEntry("correlationId", "news"));
    assertThat(causes(behind("another-log.7").enumerate().entries().get(user)))
        .extracting(one -> one.get("correlationId"))
        .contains("known", "news");
  }

  private static FeedClient behind(String position) {
    return FeedClient.of("/v1.0/users/delta").preferring("tenantsync.causes=\"" + position + "\"");
  }

  @Test
  void eachMembershipNamesTheChangeThatMadeOrEndedIt() {
    String role = Directory.role(Directory.DYNAMICS_ADMINISTRATOR);
    String stays = Directory.user();
    String goes = Directory.user();
    Directory.appoint(role, goes);
    String start = roles.latest();
    Directory.appoint(role, stays);
    Response dismissed = Directory.dismiss(role, goes);

    Map<String, Object> entry = roles.round(start).entries().get(role);

    assertThat(causes(member(entry, stays)))
        .singleElement()
        .satisfies(one -> assertThat(one).containsEntry("change", "member_added"));
    assertThat(causes(member(entry, goes)))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one)
                    .containsEntry("change", "member_removed")
                    .containsEntry("position", dismissed.header("x-sync-token")));
    assertThat(entry).doesNotContainKey(CAUSES);
  }

  @Test
  void traceOfTheNewestChangeIsNamedAndNothingElseThatCallsItselfOne() {
    String user = Directory.user();
    String start = users.latest();
    traced(user, Map.of("accountEnabled", false, "jobTitle", "Clerk"), FIRST);
    traced(user, Map.of("accountEnabled", true), SECOND);

    FeedClient.Round round = users.round(start);
    traced(user, Map.of("jobTitle", "Smith"), "Ada Lovelace, " + FIRST);

    List<Map<String, Object>> causes = causes(round.entries().get(user));
    assertThat(of(causes, "accountEnabled")).containsEntry("traceParent", SECOND);
    assertThat(of(causes, "jobTitle")).containsEntry("traceParent", FIRST);
    assertThat(causes(users.round(round.delta()).entries().get(user)))
        .singleElement()
        .satisfies(one -> assertThat(one).doesNotContainKey("traceParent"));
  }

  @Test
  void stepOfABatchBelongsToTheTraceOfTheBatch() {
    String user = Directory.user();
    String start = users.latest();
    Map<String, Object> step =
        Map.of(
            "id",
            "1",
            "method",
            "PATCH",
            "url",
            "/users/" + user,
            "headers",
            Map.of("Content-Type", "application/json"),
            "body",
            Map.of("jobTitle", "Clerk"));

    given()
        .contentType(ContentType.JSON)
        .header("traceparent", FIRST)
        .body(Map.of("requests", List.of(step)))
        .post("/v1.0/$batch")
        .then()
        .statusCode(200);

    assertThat(causes(users.round(start).entries().get(user)))
        .singleElement()
        .satisfies(one -> assertThat(one).containsEntry("traceParent", FIRST));
  }

  @Test
  void whoDoesNotAskIsToldNothingOfIt() {
    String user = Directory.user();
    FeedClient plain = FeedClient.of("/v1.0/users/delta");
    String start = plain.latest();
    traced(user, Map.of("jobTitle", "Clerk"), FIRST);

    FeedClient.Round round = plain.round(start);

    assertThat(round.entries().get(user)).doesNotContainKey(CAUSES);
    assertThat(round.pages().get(0).response().asString())
        .doesNotContain("tenantsync", "trace", FIRST.substring(3, 35));
    assertThat(round.pages().get(0).response().header("Preference-Applied")).isNull();
  }

  private static void traced(String user, Map<String, ?> properties, String traceParent) {
    given()
        .contentType(ContentType.JSON)
        .header("traceparent", traceParent)
        .body(properties)
        .patch("/v1.0/users/" + user)
        .then()
        .statusCode(204);
  }

  private static Response patch(String user, Map<String, ?> properties, String correlation) {
    Response patched =
        given()
            .contentType(ContentType.JSON)
            .header("client-request-id", correlation)
            .body(properties)
            .patch("/v1.0/users/" + user);
    assertThat(patched.statusCode()).as(patched.asString()).isLessThan(300);
    return patched;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> causes(Map<String, Object> entry) {
    return (List<Map<String, Object>>) entry.get(CAUSES);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> member(Map<String, Object> role, String user) {
    return ((List<Map<String, Object>>) role.get("members@delta"))
        .stream().filter(one -> user.equals(one.get("id"))).findFirst().orElseThrow();
  }

  private static Map<String, Object> of(List<Map<String, Object>> causes, String property) {
    return causes.stream()
        .filter(one -> ((List<?>) one.get("properties")).contains(property))
        .findFirst()
        .orElseThrow();
  }
}

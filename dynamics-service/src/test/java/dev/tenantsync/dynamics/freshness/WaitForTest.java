package dev.tenantsync.dynamics.freshness;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.stand.Administrator;
import dev.tenantsync.dynamics.stand.AdministratorToken;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.FakeDirectory.Fault;
import dev.tenantsync.dynamics.stand.PullingProfile;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.dynamics.stand.TestIssuer;
import dev.tenantsync.dynamics.stand.Token;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The timer is an hour away: whatever arrives in time was pulled because somebody waited. */
@QuarkusTest
@TestProfile(PullingProfile.class)
class WaitForTest {

  private static final String USERS = "/api/data/v9.2/systemusers";
  private static final int CROWD = 300;

  @Inject Tables tables;
  @Inject Administrator administrator;
  @Inject DynamicsSettings settings;
  @Inject Waiters waiters;
  FakeDirectory directory;

  @BeforeEach
  void open() throws IOException {
    tables.layRoot();
    administrator.isHere();
    directory = new FakeDirectory(settings.directory().url().getPort());
    directory.hire("somebody");
    tables.sql().update("delete from sync_failure");
    tables.sql().update("update directory_account set decided_version = version");
    given().post("/sync/resync").then().statusCode(200);
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void readThatWaitsForAWriteSeesIt() {
    UUID ada = directory.hireLicensed("ada");

    Response read = read(USERS + "?$filter=azureactivedirectoryobjectid eq " + ada, 20);

    assertThat(read.statusCode()).as(read.asString()).isEqualTo(200);
    assertThat(read.<List<Boolean>>path("value.isdisabled")).containsExactly(false);
    assertThat(read.headers().getValues("Preference-Applied"))
        .anyMatch(applied -> applied.contains("wait-for=\"" + directory.syncToken() + "\""));
    assertThat(read.header("x-sync-position")).isEqualTo(directory.nextSyncToken());
  }

  @Test
  void lossIsWaitedForUntilItIsBelieved() {
    UUID ada = directory.hireLicensed("ada");
    read("/access/" + ada, 20).then().statusCode(200);
    directory.unlicense(ada);

    Response access = read("/access/" + ada + "?surface=webapi", 20);

    assertThat(access.<String>path("gates[1].reason.id")).isEqualTo("NO_LICENSE");
  }

  @Test
  void editMayWaitToo() {
    UUID ada = directory.hireLicensed("ada");

    Response edited =
        given()
            .urlEncodingEnabled(false)
            .header("Prefer", "wait=20, wait-for=" + directory.syncToken())
            .contentType(ContentType.JSON)
            .body(Map.of("nickname", "the countess"))
            .patch(USERS + "(azureactivedirectoryobjectid=" + ada + ")");

    assertThat(edited.statusCode()).as(edited.asString()).isEqualTo(204);
  }

  @Test
  void timeLimitEndsInThePositionReached() {
    String before = directory.nextSyncToken();
    directory.failUsers(
        IntStream.range(0, 200).mapToObj(one -> Fault.status(500)).toArray(Fault[]::new));
    directory.hireLicensed("ada");

    Response late = read(USERS, 1);

    assertThat(late.statusCode()).isEqualTo(504);
    assertThat(late.<String>path("error.code")).isEqualTo("0x80044151");
    assertThat(late.<String>path("error.position")).isEqualTo(before);
    assertThat(late.header("x-sync-position")).isEqualTo(before);
    assertThat(late.header("OData-Version")).isEqualTo("4.0");
    directory.behave();
    tables.sql().update("delete from sync_failure");
    assertThat(read(USERS, 20).statusCode()).isEqualTo(200);
  }

  @Test
  void tokenOfAnotherLogIsRefusedAtOnce() {
    Response refused = read(USERS, UUID.randomUUID() + ".1", 20);
    assertThat(refused.statusCode()).isEqualTo(412);
    assertThat(refused.<String>path("error.position")).isEqualTo(directory.nextSyncToken());
  }

  @Test
  void wishesThatCannotBeReadAreRefused() {
    assertThat(read(USERS, "yesterday", 1).statusCode()).isEqualTo(400);
    Response wait =
        given()
            .header("Prefer", "wait=long, wait-for=" + directory.syncToken())
            .get("/api/data/v9.2/WhoAmI");
    assertThat(wait.statusCode()).isEqualTo(400);
    assertThat(wait.<String>path("error.message")).contains("'wait'");
  }

  @Test
  void strangersAreNotKeptWaiting() {
    for (String authorization : List.of(AdministratorToken.NONE, "Bearer x.y.z")) {
      Response refused =
          given()
              .header("Authorization", authorization)
              .header("Prefer", "wait=20, wait-for=" + directory.nextSyncToken())
              .get(USERS);
      assertThat(refused.statusCode()).isEqualTo(401);
    }
  }

  @Test
  void crowdOfWaitersTakesNeitherThreadsNorConnections() {
    String next = directory.nextSyncToken();
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<String>>> crowd =
        IntStream.range(0, CROWD)
            .mapToObj(one -> client.sendAsync(waiting(next), BodyHandlers.ofString()))
            .toList();
    await().atMost(Duration.ofSeconds(60)).until(() -> waiters.waiting() == CROWD);

    given().get(USERS + "?$top=1").then().statusCode(200);
    assertThat(crowd).noneMatch(CompletableFuture::isDone);
    directory.hireLicensed("the one they wait for");

    assertThat(crowd).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    assertThat(waiters.waiting()).isZero();
  }

  private static HttpRequest waiting(String token) {
    return HttpRequest.newBuilder(
            URI.create("http://localhost:" + RestAssured.port + USERS + "?$top=1"))
        .header("Authorization", "Bearer " + Token.program(TestIssuer.ADMINISTRATOR).signed())
        .header("Prefer", "wait=60, wait-for=" + token)
        .build();
  }

  private Response read(String path, int seconds) {
    return read(path, directory.syncToken(), seconds);
  }

  private static Response read(String path, String token, int seconds) {
    return given().header("Prefer", "wait-for=\"" + token + "\", wait=" + seconds).get(path);
  }
}

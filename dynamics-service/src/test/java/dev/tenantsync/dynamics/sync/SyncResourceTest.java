package dev.tenantsync.dynamics.sync;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tenantsync.dynamics.stand.Administrator;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.FakeDirectory.Fault;
import dev.tenantsync.dynamics.stand.PullingProfile;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(PullingProfile.class)
class SyncResourceTest {

  @Inject Tables tables;
  @Inject Administrator administrator;
  @Inject DynamicsSettings settings;
  FakeDirectory directory;

  @BeforeEach
  void open() throws IOException {
    tables.layRoot();
    administrator.isHere();
    directory = new FakeDirectory(settings.directory().url().getPort());
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void pullAnswersWithTheRunItCausedAndTheRowIsThere() {
    UUID ada = directory.hireLicensed("ada");

    when()
        .post("/sync/resync")
        .then()
        .statusCode(200)
        .body("trigger", equalTo("resync"))
        .body("applied", greaterThanOrEqualTo(1))
        .body("error", nullValue());
    assertThat(tables.row(ada).enabled()).isTrue();

    UUID bob = directory.hireLicensed("bob");
    when().post("/sync/pull").then().statusCode(200).body("accounts", greaterThanOrEqualTo(1));
    assertThat(tables.row(bob).enabled()).isTrue();
  }

  @Test
  void stateTellsHowFarEachFeedWasRead() {
    when().post("/sync/resync").then().statusCode(200);
    when()
        .get("/sync")
        .then()
        .statusCode(200)
        .body("puller.here", equalTo(true))
        .body("puller.term", greaterThanOrEqualTo(1))
        .body("feeds.feed", hasItems("USERS", "ROLES"))
        .body("feeds.phase", hasItem("FOLLOWING"))
        .body("feeds[0].lagSeconds", notNullValue())
        .body("backlog.pending", equalTo(0))
        .body("lastRun.trigger", notNullValue());
  }

  @Test
  void pullThatFailsSaysWhyAndTheStateShowsIt() {
    directory.failUsers(Fault.status(500));

    when().post("/sync/pull").then().statusCode(200).body("error", containsString("500"));

    when().get("/sync").then().body("failures.reading", hasItem("USERS"));
    when().get("/q/health/ready").then().statusCode(200);
    when().post("/sync/pull").then().statusCode(200).body("error", nullValue());
  }

  @Test
  void pullWithoutATokenSaysWhyAndGoesOnOnceThereIsOne() {
    when().post("/sync/pull").then().statusCode(200);
    directory.withdrawTokens();
    directory.giveNoToken(true);

    when()
        .post("/sync/pull")
        .then()
        .statusCode(200)
        .body("error", containsString("AADSTS7000215"))
        .body("error", not(containsString(FakeDirectory.CLIENT_SECRET)));
    when().get("/sync").then().body("failures.cause", hasItem(containsString("AADSTS7000215")));

    directory.giveNoToken(false);
    when().post("/sync/pull").then().statusCode(200).body("error", nullValue());
  }

  @Test
  void oneUserIsPulledAndReportedOn() {
    when().post("/sync/pull").then().statusCode(200);
    UUID ada = directory.hireLicensed("ada");

    when()
        .post("/sync/users/" + ada)
        .then()
        .statusCode(200)
        .body("errors.size()", equalTo(0))
        .body("information.Code", hasItems("UserExists", "RowCreated"))
        .body("row.isdisabled", equalTo(false))
        .body("row.accessmode", equalTo(0));
  }

  @Test
  void unknownAndMalformedIdsAreRefused() {
    when()
        .post("/sync/users/" + UUID.randomUUID())
        .then()
        .statusCode(404)
        .body("error.code", equalTo("0x80041d28"));
    given()
        .pathParam("id", "ada@contoso.com")
        .when()
        .post("/sync/users/{id}")
        .then()
        .statusCode(400)
        .body("error.message", containsString("ada@contoso.com"));
    when().get("/sync/pull").then().statusCode(405).body("error.code", notNullValue());
  }
}

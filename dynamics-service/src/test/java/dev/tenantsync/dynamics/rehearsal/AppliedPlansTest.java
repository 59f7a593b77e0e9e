package dev.tenantsync.dynamics.rehearsal;

import static dev.tenantsync.dynamics.rehearsal.PlanAndDo.after;
import static dev.tenantsync.dynamics.rehearsal.PlanAndDo.body;
import static dev.tenantsync.dynamics.rehearsal.PlanAndDo.edit;
import static dev.tenantsync.dynamics.rehearsal.PlanAndDo.plan;
import static dev.tenantsync.dynamics.rehearsal.PlanAndDo.pull;
import static dev.tenantsync.dynamics.stand.FakeDirectory.GLOBAL_ADMINISTRATOR;
import static dev.tenantsync.dynamics.stand.FakeDirectory.SALES_PLAN;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.stand.Administrator;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.FakeDirectory.Fault;
import dev.tenantsync.dynamics.stand.LicenseShelf;
import dev.tenantsync.dynamics.stand.PullingProfile;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans of settings and of resyncs, which are applied from here, or refused. */
@NullUnmarked
@QuarkusTest
@TestProfile(PullingProfile.class)
class AppliedPlansTest {

  @Inject Tables tables;
  @Inject Administrator administrator;
  @Inject DynamicsSettings settings;
  @Inject PlanAndDo planAndDo;
  FakeDirectory directory;
  LicenseShelf shelf;
  UUID sales;
  UUID ada;
  UUID bob;
  UUID eve;
  UUID max;

  @BeforeEach
  void open() throws IOException {
    tables.layRoot();
    planAndDo.forgetEverybody();
    administrator.isHere();
    directory = new FakeDirectory(settings.directory().url().getPort());
    shelf = new LicenseShelf(directory);
    sales = shelf.product(10, SALES_PLAN);
    ada = directory.hire("ada");
    bob = directory.hire("bob");
    eve = directory.hire("eve");
    max = directory.hire("max");
    List.of(ada, bob, eve, max).forEach(one -> shelf.assign(one, sales));
    given().post("/sync/resync").then().statusCode(200).body("error", nullValue());
  }

  @AfterEach
  void close() {
    planAndDo.forgetEverybody();
    directory.close();
  }

  private static ValidatableResponse apply(ValidatableResponse plan) {
    return given().post("/sync/plans/" + plan.extract().path("id") + "/apply").then();
  }

  private void stands(ValidatableResponse plan) {
    pull();
    assertThat(after(plan)).isNotEmpty().isEqualTo(planAndDo.now(after(plan).keySet()));
  }

  private static JsonNode settings(Object... members) {
    return edit("changeSettings", "settings", Map.of(members[0].toString(), members[1]));
  }

  @Test
  void settingsAreChangedAsPlannedAndOnceOnly() {
    ValidatableResponse plan =
        planAndDo.planned(settings("servicePlans", List.of(UUID.randomUUID())));
    plan.body("counts.disabled", equalTo(4)).body("local", equalTo(true));

    apply(plan).statusCode(200).body("error", nullValue());

    stands(plan);
    assertThat(tables.row(ada).enabled()).isFalse();
    apply(plan).statusCode(412).body("error.message", containsString("changed since"));
  }

  @Test
  void securityGroupIsPlannedBeforeItsMembersAreMirrored() {
    UUID inner = directory.group();
    UUID outer = directory.group();
    directory.join(inner, outer);
    directory.join(outer, inner);
    directory.join(ada, inner);
    directory.join(bob, outer);
    directory.grant(eve, GLOBAL_ADMINISTRATOR);
    pull();

    ValidatableResponse plan = planAndDo.planned(settings("securityGroup", outer));

    plan.body("counts.disabled", equalTo(1)).body("reasons.OUTSIDE_SECURITY_GROUP", equalTo(1));
    apply(plan).statusCode(200).body("error", nullValue());
    stands(plan);
    assertThat(tables.row(max).enabled()).isFalse();

    ValidatableResponse joining =
        planAndDo.planned(edit("addMembers", "group", inner, "users", List.of(max)));
    joining.body("counts.enabled", equalTo(1));
    directory.join(max, inner);
    stands(joining);

    ValidatableResponse nesting =
        planAndDo.planned(edit("removeMembers", "group", outer, "groups", List.of(inner)));
    nesting.body("counts.disabled", equalTo(2));
    directory.leave(inner, outer);
    stands(nesting);

    ValidatableResponse detaching =
        planAndDo.planned(settings("securityGroup", "00000000-0000-0000-0000-000000000000"));
    detaching.body("counts.enabled", equalTo(2));
    apply(detaching).statusCode(200);
    stands(detaching);
  }

  @Test
  void unknownSecurityGroupTakesNothingAway() {
    planAndDo
        .planned(settings("securityGroup", UUID.randomUUID()))
        .body("counts.disabled", equalTo(0));
  }

  @Test
  void resyncIsPlannedByWhatTheDirectorySaysNow() {
    shelf.remove(ada, sales);
    directory.grant(bob, GLOBAL_ADMINISTRATOR);
    UUID sue = directory.hire("sue");
    shelf.assign(sue, sales);

    String before = planAndDo.everything();
    ValidatableResponse plan = body(Map.of("resync", true)).statusCode(201);
    assertThat(planAndDo.everything()).isEqualTo(before);

    plan.body("counts.disabled", equalTo(1))
        .body("counts.created", equalTo(1))
        .body("counts.rolesChanged", equalTo(1))
        .body("counts.unchanged", equalTo(2))
        .body("users.value.size()", equalTo(3));
    apply(plan).statusCode(200).body("trigger", equalTo("resync"));
    stands(plan);
    assertThat(tables.count("sync_plan_sighting")).isZero();
  }

  @Test
  void resyncLooksUpWhomItIsNotShownAndBelievesNoShrunkenAnswer() {
    for (int number = 0; number < 6; number++) {
      shelf.assign(directory.hire("worker" + number), sales);
    }
    pull();
    directory.hide(List.of(ada));
    directory.purge(bob);
    body(Map.of("resync", true))
        .statusCode(201)
        .body("counts.disabled", equalTo(1))
        .body("users.value[0].objectId", equalTo(bob.toString()))
        .body("absencesNotBelieved", nullValue());

    directory.showNothing(true);
    body(Map.of("resync", true))
        .statusCode(201)
        .body("counts.disabled", equalTo(0))
        .body("absencesNotBelieved", notNullValue());
  }

  @Test
  void resyncCannotBePlannedWhileTheDirectoryIsDown() {
    directory.failUsers(Fault.status(500));
    long plans = tables.count("sync_plan");

    body(Map.of("resync", true)).statusCode(503).body("error.message", containsString("directory"));

    assertThat(tables.count("sync_plan")).isEqualTo(plans);
  }

  @Test
  void planOfAnotherWorldIsRefusedAndChangesNothing() {
    ValidatableResponse resync = body(Map.of("resync", true)).statusCode(201);
    ValidatableResponse limit = plan(settings("nonInteractiveLimit", 3)).statusCode(201);
    ValidatableResponse keeping = plan(settings("keepSystemAdministrator", true)).statusCode(201);
    directory.set(ada, "jobTitle", "Countess");
    pull();

    apply(resync).statusCode(412);
    apply(keeping).statusCode(412);
    apply(limit).statusCode(200);
    apply(limit).statusCode(412);
    when().get("/sync/environment").then().body("nonInteractiveLimit.value", equalTo(3));
    when().get("/sync/environment").then().body("keepSystemAdministrator.value", equalTo(false));
  }

  @Test
  void ifMatchNamesThePlansHash() {
    ValidatableResponse plan = plan(settings("nonInteractiveLimit", 4)).statusCode(201);
    String address = "/sync/plans/" + plan.extract().path("id") + "/apply";

    given().header("If-Match", "\"other\"").post(address).then().statusCode(412);
    given().header("If-Match", plan.extract().header("ETag")).post(address).then().statusCode(200);
  }

  @Test
  void editsOfTheDirectoryAreNotMadeFromHere() {
    apply(plan(edit("blockSignIn", "users", List.of(ada))).statusCode(201))
        .statusCode(409)
        .body("error.message", containsString("directory"));
    assertThat(tables.row(ada).enabled()).isTrue();
    given().post("/sync/plans/" + UUID.randomUUID() + "/apply").then().statusCode(404);
    given().post("/sync/plans/x/apply").then().statusCode(404);
  }

  @Test
  void slotsAreSharedOverTheWholePlan() {
    for (UUID one : List.of(ada, bob)) {
      given()
          .contentType("application/json")
          .body(Map.of("accessmode", 4))
          .patch("/api/data/v9.2/systemusers(" + tables.row(one).id() + ")")
          .then()
          .statusCode(204);
    }
    apply(plan(settings("nonInteractiveLimit", 1)).statusCode(201)).statusCode(200);
    pull();
    directory.block(ada, true);
    pull();
    directory.block(ada, false);
    pull();
    assertThat(tables.row(ada).reason()).isEqualTo("NON_INTERACTIVE_LIMIT");

    ValidatableResponse plan = planAndDo.planned(edit("blockSignIn", "users", List.of(bob)));

    plan.body("counts.enabled", equalTo(1))
        .body("counts.disabled", equalTo(1))
        .body("nonInteractiveHeld.before", equalTo(1))
        .body("nonInteractiveHeld.after", equalTo(1))
        .body("users.value.objectId.size()", equalTo(2));
    directory.block(bob, true);
    stands(plan);
  }
}

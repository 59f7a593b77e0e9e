package dev.tenantsync.dynamics.rehearsal;

import static dev.tenantsync.dynamics.rehearsal.PlanAndDo.after;
import static dev.tenantsync.dynamics.rehearsal.PlanAndDo.body;
import static dev.tenantsync.dynamics.rehearsal.PlanAndDo.edit;
import static dev.tenantsync.dynamics.rehearsal.PlanAndDo.plan;
import static dev.tenantsync.dynamics.rehearsal.PlanAndDo.pull;
import static dev.tenantsync.dynamics.stand.FakeDirectory.SALES_PLAN;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.stand.Administrator;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.LicenseShelf;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans that ask for more than the brake lets pass: of losses ten, of blocks twelve. */
@NullUnmarked
@QuarkusTest
@TestProfile(HeldPlansTest.BrakedProfile.class)
class HeldPlansTest {

  /** The service as it runs, with limits that a small crowd reaches. */
  public static class BrakedProfile extends DirectoryProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
      overrides.put("dynamics.sync.enabled", "true");
      overrides.put("dynamics.sync.interval", "1h");
      // What failed while no directory was there is not tried again in the middle of a test.
      overrides.put("dynamics.sync.back-off", "1h");
      overrides.put("dynamics.sync.max-back-off", "1h");
      overrides.put("dynamics.brake.stated.at-least", "12");
      return overrides;
    }
  }

  @Inject Tables tables;
  @Inject Administrator administrator;
  @Inject DynamicsSettings settings;
  @Inject PlanAndDo planAndDo;
  FakeDirectory directory;
  LicenseShelf shelf;
  UUID sales;
  List<UUID> crowd;

  @BeforeEach
  void open() throws IOException {
    tables.layRoot();
    planAndDo.forgetEverybody();
    administrator.isHere();
    directory = new FakeDirectory(settings.directory().url().getPort());
    shelf = new LicenseShelf(directory);
    sales = shelf.product(100, SALES_PLAN);
    crowd = new ArrayList<>();
    for (int number = 0; number < 30; number++) {
      crowd.add(directory.hire("worker" + number));
    }
    crowd.forEach(one -> shelf.assign(one, sales));
    given().post("/sync/resync").then().statusCode(200).body("error", nullValue());
  }

  @AfterEach
  void close() {
    planAndDo.forgetEverybody();
    directory.close();
  }

  private ValidatableResponse withoutLicence(List<UUID> users) {
    return planAndDo.planned(edit("removeLicense", "skuId", sales, "users", users));
  }

  private void take(List<UUID> users) {
    users.forEach(one -> shelf.remove(one, sales));
  }

  private void happens(ValidatableResponse plan) {
    pull();
    assertThat(after(plan)).isNotEmpty().isEqualTo(planAndDo.now(after(plan).keySet()));
  }

  private void chooseNonInteractive(UUID user) {
    given()
        .contentType("application/json")
        .body(Map.of("accessmode", 4))
        .patch("/api/data/v9.2/systemusers(" + tables.row(user).id() + ")")
        .then()
        .statusCode(204);
  }

  private static long held() {
    return when().get("/sync").jsonPath().getLong("brake.members.held");
  }

  @Test
  void lossOfMoreThanTheLimitIsHeldForAllOfThem() {
    ValidatableResponse plan = withoutLicence(crowd);

    plan.body("counts.held", equalTo(30))
        .body("counts.disabled", equalTo(0))
        .body("users.value.effect", everyItem(equalTo("held")))
        .body("users.value.held", everyItem(equalTo(true)))
        .body("users.value.reason.id", everyItem(equalTo("NO_LICENSE")))
        .body("users.value.before.enabled", everyItem(equalTo(true)))
        .body("users.value.after.enabled", everyItem(equalTo(true)))
        .body("users.value.steps.step.flatten()", not(hasItem("DISABLE")))
        .body("reasons.NO_LICENSE", equalTo(30));
    int enabled = plan.extract().path("enabledPeople.before");
    plan.body("enabledPeople.after", equalTo(enabled));
    when()
        .get("/sync/plans/" + plan.extract().path("id") + "/users?effect=held")
        .then()
        .body("value", hasSize(30));

    take(crowd);
    happens(plan);
    assertThat(held()).isEqualTo(30);

    ValidatableResponse again =
        planAndDo.planned(edit("blockSignIn", "users", crowd.subList(0, 1)));
    again.body("counts.disabled", equalTo(1));
    withoutLicence(crowd.subList(0, 1)).body("counts.held", equalTo(1));
  }

  @Test
  void rejectionLeavesThemHeldAndIsAnotherWorld() {
    take(crowd);
    pull();
    JsonNode edit = edit("changeSettings", "settings", Map.of("nonInteractiveLimit", 4));
    String before = plan(edit).statusCode(201).extract().path("stateHash");
    long hold = tables.sql().number("select max(id) as n from sync_hold");

    given().post("/sync/holds/" + hold + "/reject").then().statusCode(200);

    assertThat(plan(edit).extract().<String>path("stateHash")).isNotEqualTo(before);
    body(Map.of("resync", true)).statusCode(201).body("counts.held", equalTo(30));
  }

  @Test
  void lossWithinTheLimitIsMadeUnlessOthersWereBefore() {
    ValidatableResponse plan = withoutLicence(crowd.subList(0, 8));
    plan.body("counts.disabled", equalTo(8)).body("counts.held", equalTo(0));
    take(crowd.subList(0, 8));
    happens(plan);

    ValidatableResponse more = withoutLicence(crowd.subList(8, 11));
    more.body("counts.disabled", equalTo(0)).body("counts.held", equalTo(3));
    take(crowd.subList(8, 11));
    happens(more);
    assertThat(held()).isEqualTo(3);
  }

  @Test
  void settingThatTakesFromManyIsHeldToo() {
    ValidatableResponse plan =
        planAndDo.planned(
            edit("changeSettings", "settings", Map.of("servicePlans", List.of(UUID.randomUUID()))));
    plan.body("counts.held", equalTo(30)).body("counts.disabled", equalTo(0));

    given()
        .post("/sync/plans/" + plan.extract().path("id") + "/apply")
        .then()
        .statusCode(200)
        .body("error", nullValue());
    happens(plan);
    assertThat(held()).isEqualTo(30);
  }

  @Test
  void whoIsHeldKeepsTheSlotThatOthersWaitFor() {
    UUID holder = crowd.get(0);
    UUID waiter = crowd.get(20);
    chooseNonInteractive(holder);
    chooseNonInteractive(waiter);
    tables.sql().update("update environment_setting set non_interactive_limit = 1");
    directory.block(waiter, true);
    pull();
    directory.block(waiter, false);
    pull();
    assertThat(tables.row(waiter).reason()).isEqualTo("NON_INTERACTIVE_LIMIT");

    planAndDo
        .planned(edit("blockSignIn", "users", List.of(holder)))
        .body("counts.enabled", equalTo(1))
        .body("nonInteractiveHeld.after", equalTo(1));
    List<UUID> blocked = crowd.subList(0, 15);
    ValidatableResponse plan = planAndDo.planned(edit("blockSignIn", "users", blocked));

    plan.body("counts.held", equalTo(15))
        .body("counts.enabled", equalTo(0))
        .body("nonInteractiveHeld.before", equalTo(1))
        .body("nonInteractiveHeld.after", equalTo(1));
    blocked.forEach(one -> directory.block(one, true));
    happens(plan);
    assertThat(held()).isEqualTo(15);
    assertThat(tables.row(waiter).enabled()).isFalse();
  }
}

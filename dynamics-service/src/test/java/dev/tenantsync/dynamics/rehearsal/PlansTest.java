package dev.tenantsync.dynamics.rehearsal;

import static dev.tenantsync.dynamics.rehearsal.PlanAndDo.after;
import static dev.tenantsync.dynamics.rehearsal.PlanAndDo.body;
import static dev.tenantsync.dynamics.rehearsal.PlanAndDo.edit;
import static dev.tenantsync.dynamics.rehearsal.PlanAndDo.plan;
import static dev.tenantsync.dynamics.rehearsal.PlanAndDo.pull;
import static dev.tenantsync.dynamics.stand.FakeDirectory.DYNAMICS_ADMINISTRATOR;
import static dev.tenantsync.dynamics.stand.FakeDirectory.GLOBAL_ADMINISTRATOR;
import static dev.tenantsync.dynamics.stand.FakeDirectory.SALES_PLAN;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.stand.Administrator;
import dev.tenantsync.dynamics.stand.FakeDirectory;
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

/** What is planned is then done for real, and compared user by user. */
@NullUnmarked
@QuarkusTest
@TestProfile(PullingProfile.class)
class PlansTest {

  private static final UUID OTHER_PLAN = UUID.randomUUID();

  @Inject Tables tables;
  @Inject Administrator administrator;
  @Inject DynamicsSettings settings;
  @Inject PlanAndDo planAndDo;
  FakeDirectory directory;
  LicenseShelf shelf;
  UUID sales;
  UUID office;
  UUID ada;
  UUID bob;
  UUID eve;

  @BeforeEach
  void open() throws IOException {
    tables.layRoot();
    planAndDo.forgetEverybody();
    administrator.isHere();
    directory = new FakeDirectory(settings.directory().url().getPort());
    shelf = new LicenseShelf(directory);
    sales = shelf.product(2, SALES_PLAN, OTHER_PLAN);
    office = shelf.product(100, OTHER_PLAN);
    ada = directory.hire("ada");
    bob = directory.hire("bob");
    eve = directory.hire("eve");
    shelf.assign(ada, sales);
    given().post("/sync/resync").then().statusCode(200).body("error", nullValue());
  }

  @AfterEach
  void close() {
    directory.close();
  }

  /** The plan's word against what stands once the edit was made and pulled. */
  private void happens(ValidatableResponse plan) {
    pull();
    assertThat(after(plan)).isNotEmpty().isEqualTo(planAndDo.now(after(plan).keySet()));
  }

  @Test
  void licenceTakenAndGivenChangesThoseItIsSaidToChange() {
    ValidatableResponse plan =
        planAndDo.planned(
            edit("removeLicense", "skuId", sales, "users", List.of(ada, bob)),
            edit("addLicense", "skuId", sales, "users", List.of(eve)));

    plan.body("counts.disabled", equalTo(1))
        .body("counts.created", equalTo(1))
        .body("counts.unchanged", equalTo(1))
        .body("users", notNullValue())
        .body("proposal", nullValue())
        .body("edits.changes", equalTo(List.of(1, 1)))
        .body("reasons.NO_LICENSE", equalTo(1))
        .body("local", equalTo(false));

    shelf.remove(ada, sales);
    shelf.assign(eve, sales);
    happens(plan);
    assertThat(tables.row(ada).enabled()).isFalse();
    assertThat(tables.row(eve).enabled()).isTrue();
  }

  @Test
  void seatsAreCountedAndSaidToRunShort() {
    plan(edit("addLicense", "skuId", sales, "users", List.of(bob, eve)))
        .statusCode(201)
        .body("seats[0].skuId", equalTo(sales.toString()))
        .body("seats[0].prepaid", equalTo(2))
        .body("seats[0].consumed.before", equalTo(1))
        .body("seats[0].consumed.after", equalTo(3))
        .body("seats[0].missing", equalTo(1));
  }

  @Test
  void planSwitchedOffCountsAndThatOfAnotherProductStays() {
    shelf.assign(ada, office);
    pull();
    ValidatableResponse plan =
        planAndDo.planned(
            edit(
                "addLicense",
                "skuId",
                sales,
                "disabledPlans",
                List.of(SALES_PLAN),
                "users",
                List.of(ada)));

    plan.body("counts.disabled", equalTo(1));
    shelf.assign(ada, sales, SALES_PLAN);
    happens(plan);
  }

  @Test
  void groupLicenceReachesMembersAndSparesThoseWhoHoldItThemselves() {
    UUID group = shelf.group(ada, bob);
    ValidatableResponse giving =
        planAndDo.planned(edit("addLicense", "skuId", sales, "group", group));
    giving.body("counts.created", equalTo(1)).body("counts.unchanged", equalTo(1));
    shelf.give(group, sales);
    happens(giving);

    ValidatableResponse taking =
        planAndDo.planned(edit("removeLicense", "skuId", sales, "group", group));
    taking.body("counts.disabled", equalTo(1)).body("counts.unchanged", equalTo(1));
    shelf.withdraw(group, sales);
    happens(taking);
    assertThat(tables.row(ada).enabled()).isTrue();
    assertThat(tables.row(bob).enabled()).isFalse();
  }

  @Test
  void ownLicenceTakenChangesNothingWhereAGroupGivesItToo() {
    UUID group = shelf.group(ada);
    shelf.give(group, sales);
    pull();

    ValidatableResponse plan =
        planAndDo.planned(edit("removeLicense", "skuId", sales, "users", List.of(ada)));

    plan.body("counts.unchanged", equalTo(1)).body("edits[0].changes", equalTo(1));
    shelf.remove(ada, sales);
    happens(plan);
  }

  @Test
  void membershipBringsAndTakesWhatTheGroupGives() {
    UUID group = shelf.group(bob);
    shelf.give(group, sales);
    pull();
    ValidatableResponse plan =
        planAndDo.planned(
            edit("addMembers", "group", group, "users", List.of(eve)),
            edit("removeMembers", "group", group, "users", List.of(bob)));

    plan.body("counts.created", equalTo(1)).body("counts.disabled", equalTo(1));
    shelf.join(group, eve);
    shelf.leave(group, bob);
    happens(plan);
  }

  @Test
  void rolesMakeAdministratorsAndUnmakeThem() {
    ValidatableResponse granting =
        planAndDo.planned(
            edit("grantRole", "roleTemplateId", GLOBAL_ADMINISTRATOR, "users", List.of(ada, bob)),
            edit("removeLicense", "skuId", sales, "users", List.of(ada)));
    granting.body("counts.created", equalTo(1)).body("counts.modeChanged", equalTo(1));
    directory.grant(ada, GLOBAL_ADMINISTRATOR);
    directory.grant(bob, GLOBAL_ADMINISTRATOR);
    shelf.remove(ada, sales);
    happens(granting);

    ValidatableResponse revoking =
        planAndDo.planned(
            edit("revokeRole", "roleTemplateId", GLOBAL_ADMINISTRATOR, "users", List.of(bob)),
            edit("grantRole", "roleTemplateId", DYNAMICS_ADMINISTRATOR, "users", List.of(eve)));
    revoking.body("counts.disabled", equalTo(1)).body("counts.created", equalTo(1));
    directory.revoke(bob, GLOBAL_ADMINISTRATOR);
    directory.grant(eve, DYNAMICS_ADMINISTRATOR);
    happens(revoking);
  }

  @Test
  void blocksDeletionsAndTheirUndoing() {
    shelf.assign(bob, sales);
    shelf.assign(eve, sales);
    pull();
    ValidatableResponse plan =
        planAndDo.planned(
            edit("blockSignIn", "users", List.of(ada)),
            edit("delete", "users", List.of(bob, eve)),
            edit("purge", "users", List.of(eve)));
    plan.body("reasons.SIGN_IN_BLOCKED", equalTo(1))
        .body("reasons.DELETED_IN_DIRECTORY", equalTo(2))
        .body("seats[0].consumed.after", equalTo(1));
    directory.block(ada, true);
    directory.softDelete(bob);
    directory.purge(eve);
    happens(plan);

    ValidatableResponse back =
        planAndDo.planned(
            edit("allowSignIn", "users", List.of(ada)),
            edit("restore", "users", List.of(bob, eve)));
    back.body("counts.enabled", equalTo(2)).body("edits.changes", equalTo(List.of(1, 1)));
    directory.block(ada, false);
    directory.restore(bob);
    happens(back);
  }

  @Test
  void usersAreNamedByIdRowNameOrLicence() {
    UUID row = tables.row(ada).id();
    for (Object named : List.of(ada, row, "ADA@contoso.com")) {
      plan(edit("blockSignIn", "users", List.of(named)))
          .statusCode(201)
          .body("counts.disabled", equalTo(1));
    }
    plan(edit("removeLicense", "skuId", sales, "usersWithSku", sales))
        .statusCode(201)
        .body("users.value.objectId", equalTo(List.of(ada.toString())))
        .body("users.value[0].userPrincipalName", equalTo("ada@contoso.com"))
        .body("users.value[0].systemuserid", equalTo(row.toString()))
        .body("users.value[0].before.enabled", equalTo(true))
        .body("users.value[0].after.enabled", equalTo(false))
        .body("users.value[0].steps.step", hasItem("DISABLE"))
        .body("users.value[0].reason.id", equalTo("NO_LICENSE"));
  }

  @Test
  void planIsKeptAndReadPageByPage() {
    String id = plan(edit("blockSignIn", "users", List.of(ada, bob, eve))).extract().path("id");

    String next =
        when()
            .get("/sync/plans/" + id + "/users?top=2")
            .then()
            .statusCode(200)
            .body("value.size()", equalTo(2))
            .extract()
            .path("'@odata.nextLink'");
    when().get(next).then().statusCode(200).body("value.size()", equalTo(1));
    when()
        .get("/sync/plans/" + id + "/users?effect=disabled")
        .then()
        .body("value.objectId", equalTo(List.of(ada.toString())));
    when().get("/sync/plans/" + id + "/users?reason=NO_LICENSE").then().body("value", empty());
    when()
        .get("/sync/plans/" + id)
        .then()
        .statusCode(200)
        .header("ETag", notNullValue())
        .body("stateHash", notNullValue())
        .body("proposal.edits[0].kind", equalTo("blockSignIn"));
    when().get("/sync/plans/" + UUID.randomUUID()).then().statusCode(404);
    when().get("/sync/plans/" + id + "/users?effect=nothing").then().statusCode(400);
    when().get("/sync/plans/" + id + "/users?top=0").then().statusCode(400);
  }

  @Test
  void hashFollowsTheWorldAndNothingElse() {
    JsonNode edit = edit("blockSignIn", "users", List.of(ada));
    String hash = plan(edit).extract().path("stateHash");

    directory.set(bob, "jobTitle", "somebody else");
    pull();
    assertThat(plan(edit).extract().<String>path("stateHash")).isEqualTo(hash);
    directory.set(ada, "jobTitle", "Countess");
    pull();
    assertThat(plan(edit).extract().<String>path("stateHash")).isNotEqualTo(hash);
  }

  @Test
  void silentDirectoryLeavesOutSeatsAndRefusesWhatNeedsThem() {
    shelf.fallSilent(true);

    plan(edit("blockSignIn", "users", List.of(ada)))
        .statusCode(201)
        .body("seats", nullValue())
        .body("seatsUnknown", containsString("503"))
        .body("counts.disabled", equalTo(1));
    plan(edit("removeLicense", "skuId", sales, "users", List.of(ada)))
        .statusCode(503)
        .body("error.message", containsString("directory"));
  }

  @Test
  void whatDoesNotExistIsNamed() {
    UUID nobody = UUID.randomUUID();
    refused(
        "edits[1].users[1]",
        edit("delete", "users", List.of(ada)),
        edit("delete", "users", List.of(ada, nobody)));
    refused("edits[0].users[0]", edit("delete", "users", List.of("nobody@contoso.com")));
    refused("edits[0].skuId", edit("addLicense", "skuId", nobody, "users", List.of(ada)));
    refused(
        "edits[0].disabledPlans[0]",
        edit(
            "addLicense", "skuId", sales, "disabledPlans", List.of(nobody), "users", List.of(ada)));
    refused("edits[0].group", edit("addLicense", "skuId", sales, "group", nobody));
    refused(
        "edits[0].roleTemplateId",
        edit("grantRole", "roleTemplateId", nobody, "users", List.of(ada)));
  }

  @Test
  void malformedProposalsAreRefusedByName() {
    refused("edits[0].kind", edit("promote", "users", List.of(ada)));
    refused("edits[0].skuId", edit("addLicense", "users", List.of(ada)));
    refused("edits[0].skuId", edit("addLicense", "skuId", "x", "users", List.of(ada)));
    refused("edits[0].users", edit("delete"));
    refused("edits[0].users", edit("delete", "users", List.of(ada), "usersWithSku", sales));
    refused("edits[0].users", edit("delete", "users", "ada"));
    refused("edits[0].users[0]", edit("delete", "users", List.of(1)));
    refused("edits[0].skuId", edit("delete", "users", List.of(ada), "skuId", sales));
    refused(
        "edits[0].settings.colour", edit("changeSettings", "settings", Map.of("colour", "blue")));
    refused(
        "edits[0].settings.nonInteractiveLimit",
        edit("changeSettings", "settings", Map.of("nonInteractiveLimit", -1)));
    body(Map.of()).statusCode(400).body("error.message", containsString("edits"));
    body(Map.of("edits", List.of(), "dryRun", true))
        .statusCode(400)
        .body("error.message", containsString("dryRun"));
    body(List.of()).statusCode(400);
  }

  private static void refused(String place, JsonNode... edits) {
    plan(edits).statusCode(400).body("error.message", containsString("'" + place + "'"));
  }

  @Test
  void settingsArePlannedForEverybody() {
    ValidatableResponse plan =
        planAndDo.planned(
            edit("changeSettings", "settings", Map.of("servicePlans", List.of(OTHER_PLAN))));
    plan.body("counts.disabled", equalTo(0)).body("local", equalTo(true));
    ValidatableResponse other =
        planAndDo.planned(
            edit(
                "changeSettings",
                "settings",
                Map.of("servicePlans", List.of(UUID.randomUUID()), "nonInteractiveLimit", 3)));
    other
        .body("reasons.NO_LICENSE", equalTo(1))
        .body("nonInteractiveLimit.before", equalTo(5))
        .body("nonInteractiveLimit.after", equalTo(3));
  }
}

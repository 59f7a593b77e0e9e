package dev.tenantsync.office365.license;

import static dev.tenantsync.office365.Graph.assertRefused;
import static dev.tenantsync.office365.license.Shop.assign;
import static dev.tenantsync.office365.license.Shop.consumed;
import static dev.tenantsync.office365.license.Shop.give;
import static dev.tenantsync.office365.license.Shop.held;
import static dev.tenantsync.office365.license.Shop.license;
import static dev.tenantsync.office365.license.Shop.newId;
import static dev.tenantsync.office365.license.Shop.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssignLicenseTest {

  private static final String NOT_A_GUID =
      "Cannot convert a primitive value to the expected type 'Edm.Guid'."
          + " See the inner exception for more details.";

  @Inject Rows rows;

  @Test
  void licenseIsGivenAndTheUserIsTheAnswer() {
    String user = Graph.user();
    String plan = newId();
    String sku = product(3, plan);

    Response answer = assign(user, List.of(license(sku)), List.of());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.<String>path("'@odata.context'")).endsWith("/v1.0/$metadata#users/$entity");
    assertThat(answer.<String>path("id")).isEqualTo(user);
    assertThat(answer.<List<String>>path("assignedLicenses.skuId")).containsExactly(sku);
    assertThat(answer.<List<String>>path("assignedPlans.servicePlanId")).containsExactly(plan);
    assertThat(answer.<List<String>>path("assignedPlans.capabilityStatus"))
        .containsExactly("Enabled");
    assertThat(answer.header("x-sync-token")).contains(".");
    assertThat(consumed(sku)).isEqualTo(1);
  }

  @Test
  void changeNamesLicensesAndPlans() {
    String user = Graph.user();
    give(user, product(1));
    assertThat(rows.changesOf("USER", user).get(1))
        .startsWith("UPDATED ")
        .contains("assignedLicenses")
        .contains("assignedPlans");
  }

  @Test
  void licenseAssignmentStatesShowDirectAssignment() {
    String user = Graph.user();
    String sku = product(1);
    give(user, sku);
    Response states = Graph.user(user, "licenseAssignmentStates,provisionedPlans");
    assertThat(states.<List<String>>path("licenseAssignmentStates.skuId")).containsExactly(sku);
    assertThat(states.<List<String>>path("licenseAssignmentStates.state"))
        .containsExactly("Active");
    assertThat(states.<List<String>>path("licenseAssignmentStates.assignedByGroup"))
        .containsOnlyNulls();
    assertThat(states.<List<String>>path("provisionedPlans.provisioningStatus"))
        .containsExactly("Success");
  }

  @Test
  void keyInParenthesesAndQualifiedNameWork() {
    String user = Graph.user();
    Response answer =
        Graph.post(
            "/v1.0/users('" + user + "')/microsoft.graph.assignLicense",
            Map.of("addLicenses", List.of(license(product(1))), "removeLicenses", List.of()));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void emptyArraysChangeNothing() {
    String user = Graph.user();
    int before = rows.changes();
    assertThat(assign(user, List.of(), List.of()).statusCode()).isEqualTo(200);
    assertThat(rows.changes()).isEqualTo(before);
  }

  @Test
  void heldLicenseGetsOtherPlansAndNoSecondSeat() {
    String user = Graph.user();
    String on = newId();
    String off = newId();
    String sku = product(1, on, off);
    give(user, sku);

    give(user, sku, off);

    assertThat(Graph.user(user, "assignedPlans").<List<String>>path("assignedPlans.servicePlanId"))
        .containsExactly(on);
    assertThat(
            Graph.user(user, "assignedLicenses")
                .<List<List<String>>>path("assignedLicenses.disabledPlans"))
        .containsExactly(List.of(off));
    assertThat(consumed(sku)).isEqualTo(1);
  }

  @Test
  void removalFreesTheSeat() {
    String user = Graph.user();
    String sku = product(1);
    give(user, sku);
    assertThat(assign(user, List.of(), List.of(sku)).statusCode()).isEqualTo(200);
    assertThat(held(user)).isEmpty();
    assertThat(consumed(sku)).isZero();
  }

  @Test
  void swapOfExclusiveProductsIsOneStep() {
    String user = Graph.user();
    String small = product(1, Shop.EXCHANGE_ONE);
    String large = product(1, Shop.EXCHANGE_TWO);
    give(user, small);
    Response swapped = assign(user, List.of(license(large)), List.of(small));
    assertThat(swapped.statusCode()).isEqualTo(200);
    assertThat(held(user)).containsExactly(large);
  }

  @Test
  void exclusivePlansAreRefused() {
    String user = Graph.user();
    String small = product(1, Shop.EXCHANGE_ONE);
    String large = product(1, Shop.EXCHANGE_TWO);
    give(user, small);
    assertRefused(
        assign(user, List.of(license(large)), List.of()),
        "addLicenses",
        "License assignment failed because service plans "
            + Shop.EXCHANGE_ONE
            + ", "
            + Shop.EXCHANGE_TWO
            + " are mutually exclusive.");
    assertNothingTaken(large);
  }

  @Test
  void addOnComesWithItsBaseOrNotAtAll() {
    String user = Graph.user();
    String addOn = product(1, Shop.SHAREPOINT_PROJECT);
    String base = product(1, Shop.SHAREPOINT_TWO);
    String text =
        "License assignment failed because service plan "
            + Shop.SHAREPOINT_PROJECT
            + " depends on the service plan(s) "
            + Shop.SHAREPOINT_TWO
            + ".";

    assertRefused(assign(user, List.of(license(addOn)), List.of()), "addLicenses", text);
    assertThat(assign(user, List.of(license(addOn), license(base)), List.of()).statusCode())
        .isEqualTo(200);
    assertRefused(assign(user, List.of(), List.of(base)), "removeLicenses", text);
    assertThat(held(user)).containsExactlyInAnyOrder(addOn, base);
  }

  @Test
  void bothArraysAreMandatory() {
    String path = "/v1.0/users/" + Graph.user() + "/assignLicense";
    String text =
        "One or more parameters of the operation 'assignLicense' are missing from the request"
            + " payload. The missing parameters are: ";
    assertRefused(
        Graph.post(path, Map.of("addLicenses", List.of())),
        "removeLicenses",
        text + "removeLicenses.");
    assertRefused(
        Graph.post(path, Map.of("removeLicenses", List.of())),
        "addLicenses",
        text + "addLicenses.");
    assertThat(Graph.post(path).statusCode()).isEqualTo(400);
  }

  @Test
  void missingUsageLocationIsRefused() {
    String sku = product(1);
    assertRefused(
        assign(Graph.user(Map.of()), List.of(license(sku)), List.of()),
        "usageLocation",
        "License assignment cannot be done for user with invalid usage location.");
    assertNothingTaken(sku);
  }

  @Test
  void unknownProductIsRefused() {
    String sku = newId();
    assertRefused(
        assign(Graph.user(), List.of(license(sku)), List.of()),
        "addLicenses",
        "License " + sku + " does not correspond to a valid company License.");
  }

  @Test
  void soldOutProductIsRefused() {
    String sku = product(1);
    give(Graph.user(), sku);
    assertRefused(
        assign(Graph.user(), List.of(license(sku)), List.of()),
        "addLicenses",
        "Subscription with SKU " + sku + " does not have any available licenses.");
    assertThat(consumed(sku)).isEqualTo(1);
  }

  @Test
  void removalOfWhatIsNotHeldIsRefused() {
    assertRefused(
        assign(Graph.user(), List.of(), List.of(product(1))),
        "removeLicenses",
        "User does not have a corresponding license.");
  }

  @Test
  void companyProductIsRefused() {
    String sku = product("Company", 1, newId());
    assertRefused(
        assign(Graph.user(), List.of(license(sku)), List.of()),
        "addLicenses",
        "License " + sku + " is for the company and cannot be assigned to users.");
  }

  @Test
  void planOfAnotherProductIsRefused() {
    String sku = product(1);
    String plan = newId();
    assertRefused(
        assign(Graph.user(), List.of(license(sku, plan)), List.of()),
        "addLicenses",
        "Service plan " + plan + " is not part of license " + sku + ".");
    assertNothingTaken(sku);
  }

  @Test
  void productNamedTwiceIsRefused() {
    String user = Graph.user();
    String sku = product(2);
    String text = "License " + sku + " is named more than once in the request.";
    assertRefused(
        assign(user, List.of(license(sku), license(sku)), List.of()), "addLicenses", text);
    assertRefused(assign(user, List.of(license(sku)), List.of(sku)), "removeLicenses", text);
    assertNothingTaken(sku);
  }

  @Test
  void malformedGuidsAreRefusedByPlace() {
    String user = Graph.user();
    String sku = product(1);
    assertRefused(
        assign(user, List.of(license("1-1-1-1-1")), List.of()), "addLicenses[0].skuId", NOT_A_GUID);
    assertRefused(
        assign(user, List.of(license(sku, "x")), List.of()),
        "addLicenses[0].disabledPlans[0]",
        NOT_A_GUID);
    assertRefused(assign(user, List.of(), List.of("x")), "removeLicenses[0]", NOT_A_GUID);
    assertRefused(
        assign(user, List.of(Map.of("disabledPlans", List.of())), List.of()),
        "addLicenses[0].skuId",
        NOT_A_GUID);
  }

  @Test
  void oneBadLicenseSpoilsAll() {
    String user = Graph.user();
    String good = product(1);
    int before = rows.changes();
    assertThat(assign(user, List.of(license(good), license(newId())), List.of()).statusCode())
        .isEqualTo(400);
    assertThat(held(user)).isEmpty();
    assertNothingTaken(good);
    assertThat(rows.changes()).isEqualTo(before);
  }

  @Test
  void brokenBodiesAreRefused() {
    String path = "/v1.0/users/" + Graph.user() + "/assignLicense";
    assertThat(Graph.post(path, "{\"addLicenses\": [").statusCode()).isEqualTo(400);
    Response wrongType = Graph.post(path, Map.of("addLicenses", 7, "removeLicenses", List.of()));
    assertThat(wrongType.<String>path("error.details[0].target")).isEqualTo("addLicenses");
    Response misspelt =
        Graph.post(
            path,
            Map.of(
                "addLicenses", List.of(), "removeLicenses", List.of(), "addLicences", List.of()));
    assertThat(misspelt.statusCode()).isEqualTo(400);
    assertThat(misspelt.<String>path("error.details[0].target")).isEqualTo("addLicences");
  }

  @Test
  void unknownUserIsNotFound() {
    String user = newId();
    assertRefused(
        assign(user, List.of(), List.of()),
        404,
        "Resource '"
            + user
            + "' does not exist or one of its queried reference-property objects are not present.");
  }

  @Test
  void deletedUserFreesSeatsAndGetsThemBack() {
    String user = Graph.user();
    String plan = newId();
    String sku = product(1, plan, newId());
    give(user, sku, plan);

    Graph.remove(user);
    assertThat(consumed(sku)).isZero();

    Graph.restore(user);
    assertThat(consumed(sku)).isEqualTo(1);
    assertThat(
            Graph.user(user, "assignedLicenses")
                .<List<List<String>>>path("assignedLicenses.disabledPlans"))
        .containsExactly(List.of(plan));
    assertThat(rows.changesOf("USER", user))
        .filteredOn(change -> change.matches("(DELETED|RESTORED) .*assignedPlans.*"))
        .hasSize(2);
  }

  @Test
  void restoredUserGoesWithoutWhenSeatsAreGone() {
    String user = Graph.user();
    String soldOut = product(1);
    String plenty = product(2);
    give(user, soldOut);
    give(user, plenty);
    Graph.remove(user);
    give(Graph.user(), soldOut);

    Graph.restore(user);

    assertThat(held(user)).containsExactly(plenty);
    assertThat(consumed(soldOut)).isEqualTo(1);
  }

  private static void assertNothingTaken(String sku) {
    assertThat(consumed(sku)).isZero();
  }
}

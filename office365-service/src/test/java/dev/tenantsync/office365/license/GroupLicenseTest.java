package dev.tenantsync.office365.license;

import static dev.tenantsync.office365.Graph.assertRefused;
import static dev.tenantsync.office365.license.Shop.assign;
import static dev.tenantsync.office365.license.Shop.consumed;
import static dev.tenantsync.office365.license.Shop.give;
import static dev.tenantsync.office365.license.Shop.held;
import static dev.tenantsync.office365.license.Shop.license;
import static dev.tenantsync.office365.license.Shop.newId;
import static dev.tenantsync.office365.license.Shop.product;
import static dev.tenantsync.office365.license.Teams.active;
import static dev.tenantsync.office365.license.Teams.assigned;
import static dev.tenantsync.office365.license.Teams.dissolve;
import static dev.tenantsync.office365.license.Teams.failed;
import static dev.tenantsync.office365.license.Teams.join;
import static dev.tenantsync.office365.license.Teams.leave;
import static dev.tenantsync.office365.license.Teams.sources;
import static dev.tenantsync.office365.license.Teams.take;
import static dev.tenantsync.office365.license.Teams.team;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GroupLicenseTest {

  @Inject Rows rows;

  @Test
  void memberInheritsAtOnce() {
    String plan = newId();
    String sku = product(3, plan);
    String team = team(sku);
    String user = Graph.user();

    join(team, user);

    assertThat(sources(user)).containsExactly(active(sku, team));
    assertThat(held(user)).containsExactly(sku);
    assertThat(Graph.user(user, "assignedPlans").<List<String>>path("assignedPlans.servicePlanId"))
        .containsExactly(plan);
    assertThat(consumed(sku)).isEqualTo(1);
  }

  @Test
  void membersInheritWhatTheGroupComesToGive() {
    String team = team();
    String user = Graph.user();
    join(team, user);
    String sku = product(1);

    Teams.give(team, license(sku));

    assertThat(sources(user)).containsExactly(active(sku, team));
  }

  @Test
  void answerIsTheGroupAccepted() {
    String team = team();
    String sku = product(1);
    Response answer = Teams.assign(team, List.of(license(sku)), List.of());
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.<String>path("'@odata.context'")).endsWith("$metadata#groups/$entity");
    assertThat(answer.<String>path("id")).isEqualTo(team);
    assertThat(answer.<String>path("displayName")).startsWith("Team ");
  }

  @Test
  void groupShowsWhatItGivesAndHowFarThatHasCome() {
    String off = newId();
    String sku = product(1, newId(), off);
    String team = team();
    String path = "/v1.0/groups/" + team + "?$select=assignedLicenses,licenseProcessingState";
    assertThat(Graph.get(path).<Object>path("licenseProcessingState")).isNull();

    Teams.give(team, license(sku, off));

    Response group = Graph.get(path);
    assertThat(group.<List<String>>path("assignedLicenses.skuId")).containsExactly(sku);
    assertThat(group.<List<List<String>>>path("assignedLicenses.disabledPlans"))
        .containsExactly(List.of(off));
    assertThat(group.<String>path("licenseProcessingState.state")).isEqualTo("ProcessingComplete");
  }

  @Test
  void groupsCanBeFilteredByWhatTheyGiveAndByErrors() {
    String sku = product(0);
    String team = team(sku);
    String other = team(product(1));
    join(team, Graph.user());
    join(other, Graph.user());

    Response giving =
        Graph.get("/v1.0/groups?$filter=assignedLicenses/any(l:l/skuId+eq+" + sku + ")");
    assertThat(giving.<List<String>>path("value.id")).containsExactly(team);
    Response failing =
        Graph.get("/v1.0/groups?$top=999&$filter=hasMembersWithLicenseErrors+eq+true");
    assertThat(failing.<List<String>>path("value.id")).contains(team).doesNotContain(other);
  }

  @Test
  void membersWithErrorsAreListedPageByPage() {
    String sku = product(1);
    String team = team(sku);
    List<String> users = List.of(Graph.user(), Graph.user(), Graph.user());
    users.forEach(user -> join(team, user));

    Response first =
        Graph.get("/v1.0/groups/" + team + "/membersWithLicenseErrors?$top=1&$select=id");
    Response second = Graph.get(path(first.path("'@odata.nextLink'")));

    assertThat(List.of(first.<String>path("value[0].id"), second.<String>path("value[0].id")))
        .containsExactlyInAnyOrder(users.get(1), users.get(2));
    assertThat(first.<String>path("value[0].'@odata.type'")).isEqualTo("#microsoft.graph.user");
    assertThat(second.<Object>path("'@odata.nextLink'")).isNull();
    Response none = Graph.get("/v1.0/groups/" + newId() + "/membersWithLicenseErrors");
    assertThat(none.statusCode()).isEqualTo(404);
  }

  private static String path(String link) {
    return link.substring(link.indexOf("/v1.0/"));
  }

  @Test
  void oneSeatServesTheDirectAssignmentAndTwoGroups() {
    String sku = product(1);
    String user = Graph.user();
    give(user, sku);
    String one = team(sku);
    String two = team(sku);

    join(one, user);
    join(two, user);

    assertThat(sources(user))
        .containsExactlyInAnyOrder(assigned(sku), active(sku, one), active(sku, two));
    assertThat(held(user)).containsExactly(sku);
    assertThat(consumed(sku)).isEqualTo(1);
  }

  @Test
  void licenseStaysUntilItsLastSourceGoes() {
    String sku = product(1);
    String user = Graph.user();
    String one = team(sku);
    String two = team(sku);
    join(one, user);
    join(two, user);
    give(user, sku);

    leave(one, user);
    assertThat(held(user)).containsExactly(sku);
    assertThat(assign(user, List.of(), List.of(sku)).statusCode()).isEqualTo(200);
    assertThat(sources(user)).containsExactly(active(sku, two));
    assertThat(consumed(sku)).isEqualTo(1);
    dissolve(two);
    assertThat(sources(user)).isEmpty();
    assertThat(held(user)).isEmpty();
    assertThat(consumed(sku)).isZero();
  }

  @Test
  void groupTakesItsLicenseBackFromMembers() {
    String kept = product(1);
    String taken = product(1);
    String team = team(kept, taken);
    String user = Graph.user();
    join(team, user);

    take(team, taken);

    assertThat(held(user)).containsExactly(kept);
    assertThat(consumed(taken)).isZero();
  }

  @Test
  void planIsOnThatIsOnInAnySource() {
    String one = newId();
    String two = newId();
    String three = newId();
    String sku = product(1, one, two, three);
    String user = Graph.user();
    give(user, sku, one, two);
    String team = team();
    Teams.give(team, license(sku, two, three));

    join(team, user);

    assertThat(plansOff(user)).containsExactly(List.of(two));
    assertThat(
            Graph.user(user, "licenseAssignmentStates")
                .<List<List<String>>>path("licenseAssignmentStates.disabledPlans"))
        .allSatisfy(off -> assertThat(off).hasSize(2).contains(two));
    leave(team, user);
    assertThat(plansOff(user).get(0)).containsExactlyInAnyOrder(one, two);
  }

  @Test
  void groupChangesPlansOfItsMembers() {
    String plan = newId();
    String sku = product(1, plan, newId());
    String team = team(sku);
    String user = Graph.user();
    join(team, user);
    Teams.give(team, license(sku, plan));
    assertThat(plansOff(user)).containsExactly(List.of(plan));
    Teams.give(team, license(sku));
    assertThat(plansOff(user)).containsExactly(List.of());
    assertThat(consumed(sku)).isEqualTo(1);
  }

  private static List<List<String>> plansOff(String user) {
    return Graph.user(user, "assignedLicenses").path("assignedLicenses.disabledPlans");
  }

  @Test
  void membersOfNestedGroupsInheritNothing() {
    String team = team(product(1));
    String nested = team();
    String user = Graph.user();
    join(nested, user);
    join(team, nested);
    assertThat(sources(user)).isEmpty();
  }

  @Test
  void inheritedLicenseCannotBeRemovedDirectly() {
    String sku = product(1);
    String user = Graph.user();
    join(team(sku), user);
    assertRefused(
        assign(user, List.of(), List.of(sku)),
        "removeLicenses",
        "User license is inherited from a group membership and it cannot be removed directly from"
            + " the user.");
    assertThat(held(user)).containsExactly(sku);
  }

  @Test
  void conflictKeepsOneLicenseOutAndIsSolvedByTheUser() {
    String small = product(5, Shop.EXCHANGE_ONE);
    String large = product(5, Shop.EXCHANGE_TWO);
    String other = product(5);
    String user = Graph.user();
    give(user, small);
    String team = team(large, other);

    join(team, user);
    assertThat(sources(user))
        .containsExactlyInAnyOrder(
            assigned(small),
            failed(large, team, "MutuallyExclusiveViolation"),
            active(other, team));

    assertThat(assign(user, List.of(), List.of(small)).statusCode()).isEqualTo(200);
    assertThat(sources(user)).containsExactlyInAnyOrder(active(large, team), active(other, team));
    assertRefused(
        assign(user, List.of(license(small)), List.of()),
        "addLicenses",
        "License assignment failed because service plans %s, %s are mutually exclusive."
            .formatted(Shop.EXCHANGE_ONE, Shop.EXCHANGE_TWO));
  }

  @Test
  void userWithoutUsageLocationInheritsTheTenants() {
    String sku = product(1);
    String user = Graph.user(Map.of());
    String team = team(sku);
    join(team, user);
    assertThat(sources(user)).containsExactly(active(sku, team));
  }

  @Test
  void usageLocationIsMindedWhenItChanges() {
    String sku = product(1);
    String user = Graph.user();
    // No request sets a country that does not exist; one may cease to.
    rows.execute("update directory_user set usage_location = 'XX' where id = '" + user + "'");
    String team = team(sku);
    join(team, user);
    assertThat(sources(user))
        .containsExactly(failed(sku, team, "ProhibitedInUsageLocationViolation"));

    Graph.patch("/v1.0/users/" + user, Map.of("usageLocation", "PT"));

    assertThat(sources(user)).containsExactly(active(sku, team));
  }

  @Test
  void freedSeatGoesToWhoWaitsLongestByWhicheverWayItIsFreed() {
    String sku = product(1);
    String team = team(sku);
    String direct = Graph.user();
    give(direct, sku);
    List<String> waiting = List.of(Graph.user(), Graph.user(), Graph.user(), Graph.user());
    waiting.forEach(user -> join(team, user));
    assertThat(served(waiting)).isZero();

    assign(direct, List.of(), List.of(sku));
    assertThat(served(waiting)).isEqualTo(1);
    Shop.setUnits(sku, Map.of("enabled", 2));
    assertThat(served(waiting)).isEqualTo(2);
    Graph.remove(waiting.get(0));
    assertThat(held(waiting.get(2))).containsExactly(sku);
    leave(team, waiting.get(1));
    assertThat(held(waiting.get(3))).containsExactly(sku);
    assertThat(consumed(sku)).isEqualTo(2);
  }

  /** How many of these have a licence; they must be the first. */
  private static int served(List<String> waiting) {
    List<Boolean> have = waiting.stream().map(user -> !held(user).isEmpty()).toList();
    int served = (int) have.stream().filter(one -> one).count();
    assertThat(have.subList(0, served)).doesNotContain(false);
    return served;
  }

  @Test
  void seatThatTheFirstInLineCannotTakeGoesToTheNext() {
    String small = product(5, Shop.EXCHANGE_ONE);
    String large = product(0, Shop.EXCHANGE_TWO);
    String team = team(large);
    String first = Graph.user();
    String second = Graph.user();
    join(team, first);
    join(team, second);
    give(first, small);

    Shop.setUnits(large, Map.of("enabled", 1));

    assertThat(sources(first)).contains(failed(large, team, "MutuallyExclusiveViolation"));
    assertThat(sources(second)).containsExactly(active(large, team));
  }

  @Test
  void deletedMemberFreesTheSeatAndInheritsAgainWhenRestored() {
    String sku = product(1);
    String team = team(sku);
    String user = Graph.user();
    join(team, user);

    Graph.remove(user);
    assertThat(consumed(sku)).isZero();
    assertThat(rows.query("select 1 from inherited_license where user_id = ?", id(user))).isEmpty();

    Graph.restore(user);
    assertThat(sources(user)).containsExactly(active(sku, team));
    assertThat(consumed(sku)).isEqualTo(1);
  }

  @Test
  void deletedUserRemembersOnlyWhatWasAssigned() {
    String own = product(1);
    String shared = product(1);
    String team = team(shared);
    String user = Graph.user();
    give(user, own);
    join(team, user);
    Graph.remove(user);
    dissolve(team);

    Graph.restore(user);

    assertThat(sources(user)).containsExactly(assigned(own));
  }

  @Test
  void reprocessingAnswersTheUserOrTheErrorBeneath() {
    String sku = product(0);
    String user = Graph.user();
    String path = "/v1.0/users/" + user + "/reprocessLicenseAssignment";
    Response untouched = Graph.post(path);
    assertThat(untouched.statusCode()).isEqualTo(200);
    assertThat(untouched.<String>path("id")).isEqualTo(user);
    join(team(sku), user);
    assertRefused(
        Graph.post(path),
        "addLicenses",
        "Subscription with SKU " + sku + " does not have any available licenses.");
    assertThat(Graph.post("/v1.0/users/" + newId() + "/reprocessLicenseAssignment").statusCode())
        .isEqualTo(404);
  }

  @Test
  void everyEffectiveChangeIsLoggedOnceAndNothingElse() {
    String sku = product(1);
    String user = Graph.user();
    String team = team(sku);
    int before = changes(user);
    join(team, user);
    assertThat(changes(user)).isEqualTo(before + 1);
    assertThat(rows.changesOf("USER", user).get(before)).contains("assignedLicenses");
    join(team(sku), user);
    Teams.give(team, license(sku));
    Graph.post("/v1.0/users/" + user + "/reprocessLicenseAssignment");
    assertThat(changes(user)).isEqualTo(before + 1);
  }

  private int changes(String user) {
    return rows.changesOf("USER", user).size();
  }

  @Test
  void inheritedChangesAreInTheUsersFeed() {
    String sku = product(1);
    String team = team(sku);
    String user = Graph.user();
    String query = "/v1.0/users/delta?$select=assignedLicenses&$deltatoken=latest";
    String link = Graph.get(query).path("'@odata.deltaLink'");

    join(team, user);
    Response gained = Graph.get(path(link));
    assertThat(licensesIn(gained, user)).containsExactly(sku);
    take(team, sku);
    Response lost = Graph.get(path(gained.path("'@odata.deltaLink'")));
    assertThat(licensesIn(lost, user)).isEmpty();
  }

  private static List<String> licensesIn(Response page, String user) {
    return page.path("value.find { it.id == '%s' }.assignedLicenses.skuId", user);
  }

  @Test
  void badChangesOfAGroupAreRefusedInTheWordsOfUsers() {
    String team = team();
    String sku = product(1);
    String company = product("Company", 1, newId());
    String unknown = newId();
    String plan = newId();
    assertRefused(
        Teams.assign(team, List.of(license(unknown)), List.of()),
        "addLicenses",
        "License " + unknown + " does not correspond to a valid company License.");
    assertRefused(
        Teams.assign(team, List.of(license(sku, plan)), List.of()),
        "addLicenses",
        "Service plan " + plan + " is not part of license " + sku + ".");
    assertRefused(
        Teams.assign(team, List.of(license(company)), List.of()),
        "addLicenses",
        "License " + company + " is for the company and cannot be assigned to users.");
    assertRefused(
        Teams.assign(team, List.of(license(sku), license(sku)), List.of()),
        "addLicenses",
        "License " + sku + " is named more than once in the request.");
    assertRefused(
        Teams.assign(team, List.of(), List.of(sku)),
        "removeLicenses",
        "Group does not have a corresponding license.");
    Response incomplete =
        Graph.post("/v1.0/groups/" + team + "/assignLicense", Map.of("addLicenses", List.of()));
    assertThat(incomplete.statusCode()).isEqualTo(400);
    assertThat(Teams.assign(newId(), List.of(), List.of()).statusCode()).isEqualTo(404);
    assertThat(Teams.assign("nothing", List.of(), List.of()).statusCode()).isEqualTo(404);
    assertThat(
            Graph.get("/v1.0/groups/" + team + "?$select=assignedLicenses")
                .<List<?>>path("assignedLicenses"))
        .isEmpty();
  }

  @Test
  void filtersSeeWhatIsInherited() {
    String plan = newId();
    String sku = product(1, plan);
    String user = Graph.user();
    join(team(sku), user);
    List<String> filters =
        List.of(
            "assignedLicenses/any(l:l/skuId+eq+" + sku + ")",
            "assignedPlans/any(p:p/servicePlanId+eq+" + plan + ")");
    for (String filter : filters) {
      assertThat(Graph.get("/v1.0/users?$filter=" + filter).<List<String>>path("value.id"))
          .containsExactly(user);
    }
    assertThat(
            Graph.get("/v1.0/users/" + user + "/licenseDetails").<List<String>>path("value.skuId"))
        .containsExactly(sku);
  }

  private static UUID id(String text) {
    return UUID.fromString(text);
  }
}

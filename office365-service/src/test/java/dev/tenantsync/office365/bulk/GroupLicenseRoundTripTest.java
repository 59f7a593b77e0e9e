package dev.tenantsync.office365.bulk;

import static dev.tenantsync.office365.bulk.Imports.NDJSON;
import static dev.tenantsync.office365.bulk.Imports.assertDone;
import static dev.tenantsync.office365.bulk.Imports.failures;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.license.Stocked;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Licences that groups give, in a directory that is exported and restored into an empty one. */
@QuarkusTest
@TestProfile(OwnDirectory.class)
class GroupLicenseRoundTripTest {

  private static final String READER = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
  private static final String OBJECTS = "https://graph.microsoft.com/v1.0/directoryObjects/";

  @Inject Rows rows;
  @Inject WholeDirectory directory;

  private final String one = UUID.randomUUID().toString();
  private final String two = UUID.randomUUID().toString();
  private final String three = UUID.randomUUID().toString();
  private String sku;
  private String team;
  private String both;
  private String heir;
  private String first;
  private String second;
  private String nested;
  private String deleted;

  /** Two seats: one for who has the licence twice over, one for the heir, none for two others. */
  @BeforeEach
  void populate() {
    directory.wipe();
    sku = Stocked.productWith(2, one, two, three);
    String own = Stocked.product(5);
    team = Stocked.team();
    deleted = Graph.user();
    Stocked.give(deleted, own);
    Stocked.join(team, deleted);
    Stocked.giveTeam(team, sku, two, three);
    Graph.remove(deleted);
    both = Graph.user();
    Stocked.giveWithout(both, sku, one, two);
    heir = Graph.user();
    second = Graph.user();
    first = Graph.user();
    Stream.of(both, heir, first, second).forEach(user -> Stocked.join(team, user));
    String other = Stocked.team();
    Stocked.giveTeam(other, sku);
    Stream.of(heir, second).forEach(user -> Stocked.join(other, user));
    nest();
    Graph.put("/v1.0/users/" + heir + "/manager/$ref", Map.of("@odata.id", OBJECTS + both));
    Graph.post(
        "/v1.0/directoryRoles/roleTemplateId=" + READER + "/members/$ref",
        Map.of("@odata.id", OBJECTS + second));
    String spent = Stocked.team();
    Stocked.giveTeam(spent, own);
    Stocked.takeFromTeam(spent, own);
    awaitSettled();
  }

  private void nest() {
    String inner = Stocked.team();
    nested = Graph.user();
    Stocked.join(inner, nested);
    Stocked.join(team, inner);
  }

  private void awaitSettled() {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> rows.query("select 1 from license_pending").isEmpty());
  }

  @Test
  void everybodyHasAfterwardsWhatTheyHadAndNobodyIsJudged() {
    String export = WholeDirectory.export();
    List<String> before = look();
    assertThat(before.get(0)).contains("CountViolation", "Active");

    directory.wipe();
    String marks = marks();
    WholeDirectory.restore(export);

    assertThat(WholeDirectory.export()).isEqualTo(export);
    assertThat(look()).isEqualTo(before);
    assertThat(marks()).as("marks ever raised").isEqualTo(marks);
    assertThat(Stocked.consumed(sku)).isEqualTo(2);
    assertThat(rows.changesOf("USER", heir).get(rows.changesOf("USER", heir).size() - 2))
        .startsWith("CREATED")
        .contains("assignedLicenses");
  }

  @Test
  void everySourceGoesOnAsItWouldHave() {
    String export = WholeDirectory.export();
    directory.wipe();
    WholeDirectory.restore(export);

    Stocked.leave(team, both);
    assertThat(plansOff(both)).containsExactlyInAnyOrder(one, two);
    Graph.remove(heir);
    assertThat(Stocked.held(first)).containsExactly(sku);
    assertThat(Stocked.held(second)).isEmpty();
    Stocked.setEnabled(sku, 9);
    assertThat(Stocked.held(second)).containsExactly(sku);
    assertThat(Stocked.held(nested)).isEmpty();
    Graph.restore(deleted);
    assertThat(Stocked.held(deleted)).hasSize(2).contains(sku);
    assertThat(Stocked.consumed(sku)).isEqualTo(4);
  }

  @Test
  void whoWasYetToBeJudgedIsJudgedWhereTheExportIsRestored() {
    Stocked.setEnabled(sku, 9);
    String newcomer = Graph.user();
    awaitSettled();
    String export = exportWithMark(newcomer);
    assertThat(export).contains("{\"@odata.type\":\"#tenantSync.pendingLicenses\"");

    // Nobody is woken by a row.
    Graph.post("/v1.0/users/" + newcomer + "/reprocessLicenseAssignment");
    awaitSettled();
    directory.wipe();
    WholeDirectory.restore(export);

    await().until(() -> Stocked.held(newcomer).contains(sku));
    awaitSettled();
    String state = "/v1.0/groups/" + team + "?$select=licenseProcessingState";
    assertThat(Graph.get(state).<String>path("licenseProcessingState.state"))
        .isEqualTo("ProcessingComplete");
    assertThat(Stocked.consumed(sku)).isEqualTo(5);
  }

  /** Whoever judges waits for the user's row. */
  private String exportWithMark(String user) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              UUID id = UUID.fromString(user);
              rows.query("select id from directory_user where id = ? for no key update", id);
              rows.execute(
                  "with joined as (insert into group_member (group_id, user_id)"
                      + " values ('%s', '%s') returning user_id)".formatted(team, user)
                      + " insert into license_pending (user_id) select user_id from joined");
              return WholeDirectory.export();
            });
  }

  @Test
  void inheritedLicensesDoNotBecomeDirectOnesWhereUsersAreCreated() throws Exception {
    ObjectNode user = WholeDirectory.line(WholeDirectory.export(), both);
    ObjectNode heirs = WholeDirectory.line(WholeDirectory.export(), heir);
    assertThat(heirs.has("assignedLicenses")).isFalse();
    Stream.of(user, heirs).forEach(line -> line.remove(List.of("id", "createdDateTime")));
    user.withArray("assignedLicenses")
        .forEach(
            license ->
                ((ObjectNode) license).remove(List.of("assignedDateTime", "lastUpdatedDateTime")));
    directory.wipe();

    JsonPath refused = Imports.run(user + "\n" + heirs);
    assertThat(failures(refused))
        .extracting(failure -> failure.substring(0, failure.indexOf(':')))
        .containsExactly("1 inheritedLicenses", "2 inheritedLicenses");
    Stream.of(user, heirs).forEach(line -> line.remove("inheritedLicenses"));
    assertDone(Imports.run(user + "\n" + heirs), 2, 0);

    String name = user.path("userPrincipalName").asText();
    assertThat(plansOff(name)).containsExactlyInAnyOrder(one, two);
    assertThat(Stocked.held(heirs.path("userPrincipalName").asText())).isEmpty();
  }

  @Test
  void badLicensesOfGroupsAreRefusedByName() throws Exception {
    String export = WholeDirectory.export();
    directory.wipe();
    ObjectNode noTimes = WholeDirectory.line(export, heir);
    ((ObjectNode) noTimes.at("/inheritedLicenses/0")).remove("assignedDateTime");
    ObjectNode noError = WholeDirectory.line(export, first);
    ((ObjectNode) noError.at("/inheritedLicenses/0/groups/0")).put("error", "Whatever");
    ObjectNode twice = WholeDirectory.line(export, second);
    twice.withArray("inheritedLicenses").add(twice.at("/inheritedLicenses/0").deepCopy());
    ObjectNode group = WholeDirectory.line(export, team);
    ((ObjectNode) group.at("/assignedLicenses/0")).put("skuId", UUID.randomUUID().toString());
    String mark =
        "{\"@odata.type\":\"#tenantSync.pendingLicenses\",\"userId\":\"%s\"}".formatted(heir);
    List<String> lines = export.lines().toList();
    List<String> file = new ArrayList<>(List.of(lines.get(0)));
    Stream.of(noTimes, noError, twice, group).forEach(line -> file.add(line.toString()));
    file.add(mark);
    file.add("{\"@odata.type\":\"#tenantSync.exportEnd\",\"lines\":7}");

    JsonPath job = Imports.run(NDJSON, "?mode=restore", String.join("\n", file));

    assertThat(failures(job))
        .extracting(failure -> failure.substring(0, failure.indexOf(':')))
        .containsExactly(
            "2 inheritedLicenses[0].assignedDateTime",
            "3 inheritedLicenses[0].groups[0].error",
            "4 inheritedLicenses",
            "5 assignedLicenses",
            "6 userId");
    assertThat(rows.query("select 1 from directory_user")).isEmpty();
    assertThat(rows.query("select 1 from directory_group")).isEmpty();
  }

  /** What clients see of users, groups and products. */
  private List<String> look() {
    String user = "?$select=id,assignedLicenses,assignedPlans,licenseAssignmentStates";
    String group = "?$select=id,assignedLicenses,licenseProcessingState";
    return Stream.of(
            "/v1.0/users" + user,
            "/v1.0/groups" + group,
            "/v1.0/groups/" + team + "/membersWithLicenseErrors?$select=id",
            "/v1.0/subscribedSkus")
        .map(path -> Graph.get(path).asString())
        .toList();
  }

  private String marks() {
    return rows.text("select last_value from license_pending_seq_seq");
  }

  private static List<String> plansOff(String user) {
    return Graph.user(user, "assignedLicenses").path("assignedLicenses[0].disabledPlans");
  }
}

package dev.tenantsync.office365.bulk;

import static dev.tenantsync.office365.bulk.Imports.assertDone;
import static dev.tenantsync.office365.bulk.Imports.failures;
import static dev.tenantsync.office365.bulk.Lines.json;
import static dev.tenantsync.office365.bulk.Lines.ndjson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.license.Stocked;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Imports from NDJSON over real HTTP. */
@QuarkusTest
class ImportTest {

  private static final String READER = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

  private final Lines lines = new Lines();

  @Inject Rows rows;

  @Test
  void usersComeInWithLicencesAndRoles() {
    String sku = Stocked.product(3);
    Map<String, Object> admin = lines.licensed(1, sku);
    admin.put("memberOf", List.of(Map.of("roleTemplateId", READER)));
    admin.put("jobTitle", "Ärztin \uD83D\uDE00");

    JsonPath job = Imports.run(ndjson(List.of(admin, lines.person(2))));

    assertDone(job, 2, 0);
    Response user = Graph.user(lines.name(1), "id,jobTitle,assignedLicenses,usageLocation");
    assertThat(user.<String>path("jobTitle")).isEqualTo("Ärztin \uD83D\uDE00");
    assertThat(user.<List<String>>path("assignedLicenses.skuId")).containsExactly(sku);
    assertThat(Stocked.consumed(sku)).isEqualTo(1);
    String id = user.path("id");
    assertThat(
            Graph.get("/v1.0/users/" + id + "/memberOf").<List<String>>path("value.roleTemplateId"))
        .containsExactly(READER);
    assertThat(rows.changesOf("USER", id))
        .singleElement()
        .asString()
        .startsWith("CREATED")
        .contains("assignedLicenses", "assignedPlans", "jobTitle");
  }

  @Test
  void theJobTellsHowItWent() {
    JsonPath job = Imports.run(ndjson(List.of(lines.person(1), lines.person(1))));

    assertDone(job, 2, 1);
    assertThat(job.getString("mode")).isEqualTo("create");
    assertThat(job.getBoolean("dryRun")).isFalse();
    assertThat(job.getLong("bytes")).isPositive();
    assertThat(job.getDouble("ratePerSecond")).isPositive();
    assertThat(job.getString("timeLeft")).isNull();
    assertThat(job.getString("createdDateTime")).endsWith("Z");
    assertThat(job.getString("completedDateTime")).endsWith("Z");
    assertThat(Graph.get("/admin/imports").<List<String>>path("value.id"))
        .contains(job.getString("id"));
  }

  @Test
  void everyBadLineIsToldWithItsCauseAndTheOthersComeIn() {
    String full = Stocked.product(0);
    String unknown = UUID.randomUUID().toString();
    String taken =
        Graph.user(lines.person(90, "passwordProfile", Map.of("password", "Str0ng-enough")));
    List<String> file =
        List.of(
            json(lines.person(1)),
            "{\"userPrincipalName\": ",
            "[1]",
            "",
            json(lines.person(5, "shoeSize", 44)),
            json(lines.person(6, "accountEnabled", "yes")),
            json(lines.person(7, "userPrincipalName", "nobody@elsewhere.example")),
            json(lines.person(1)),
            json(lines.person(90)),
            json(lines.person(10, "id", taken)),
            json(lines.licensed(11, unknown)),
            json(lines.licensed(12, full)),
            json(lines.person(13, "memberOf", List.of(Map.of("displayName", "Baker")))),
            json(lines.person(14, "passwordProfile", Map.of("password", "weak"))),
            json(lines.person(15, "jobTitle", "x".repeat(300_000))),
            json(lines.person(16, "createdDateTime", "2020-01-01T00:00:00Z")),
            json(lines.person(17, "@odata.type", "#microsoft.graph.device")),
            json(lines.person(18, "@odata.type", "#microsoft.graph.group")),
            json(lines.person(19, "displayName", "")),
            json(lines.person(20)),
            json(lines.person(21, "a\u0000b", 1)),
            json(lines.person(22, "x".repeat(9_000), 1)));

    JsonPath job = Imports.run(String.join("\r\n", file));

    assertThat(failures(job))
        .satisfiesExactly(
            line(2, "-: The line is not a JSON object, as column "),
            line(3, "-: The line is not a JSON object."),
            line(5, "shoeSize: Property 'shoeSize' does not exist on type"),
            line(6, "accountEnabled: Cannot convert the value"),
            line(7, "userPrincipalName: The domain portion of the userPrincipalName"),
            line(8, "userPrincipalName: Another object with the same value for property"),
            line(9, "userPrincipalName: Another object with the same value for property"),
            line(10, "id: Another object with the same value for property id"),
            line(11, "addLicenses: License " + unknown + " does not correspond"),
            line(12, "addLicenses: Subscription with SKU " + full + " does not have any"),
            line(13, "memberOf[0].roleTemplateId: There is no directory role"),
            line(14, "passwordProfile: The specified password does not comply"),
            line(15, "-: The line is longer than 262144 bytes."),
            line(16, "createdDateTime: Property 'createdDateTime' is read-only"),
            line(17, "@odata.type: Objects of type '#microsoft.graph.device' are not known"),
            line(18, "@odata.type: Objects of type '#microsoft.graph.group' come in with"),
            line(19, "displayName: Invalid value specified for property 'displayName'"),
            line(21, "a?b: Property 'a?b' does not exist on type"),
            line(22, "xxx"));
    assertDone(job, 21, 19);
    assertThat(existing(1, 20)).containsExactly(lines.name(1), lines.name(20));
  }

  private static java.util.function.Consumer<String> line(int number, String cause) {
    return failure -> assertThat(failure).startsWith(number + " " + cause);
  }

  @Test
  void seatsGoToTheFirstWhoAskForThem() {
    String sku = Stocked.product(10);
    List<Map<String, Object>> people = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      people.add(lines.licensed(i, sku));
    }

    JsonPath job = Imports.run(ndjson(people));

    assertDone(job, 20, 10);
    assertThat(existing(1, 20)).containsExactlyElementsOf(lines.names(1, 10));
    assertThat(Stocked.consumed(sku)).isEqualTo(10);
  }

  @Test
  void aLineWhoseSecondLicenceIsRefusedGivesNothingAtAll() {
    String free = Stocked.product(5);
    String full = Stocked.product(0);

    JsonPath job =
        Imports.run(ndjson(List.of(lines.licensed(1, free, full), lines.licensed(2, free))));

    assertDone(job, 2, 1);
    assertThat(existing(1, 2)).containsExactly(lines.name(2));
    assertThat(Stocked.consumed(free)).isEqualTo(1);
  }

  @Test
  void aDryRunSaysWhatTheImportWillSayAndWritesNothing() {
    String sku = Stocked.product(2);
    List<Map<String, Object>> people = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      people.add(lines.licensed(i, sku));
    }
    people.add(lines.person(1));
    people.add(lines.person(6, "memberOf", List.of(Map.of("displayName", "Baker"))));
    people.add(lines.person(7, "memberOf", List.of(Map.of("roleTemplateId", READER))));
    String file = ndjson(people);
    List<String> before = rows.everything();

    JsonPath rehearsal = Imports.run(Imports.NDJSON, "?dryRun=true", file);

    assertThat(rehearsal.getBoolean("dryRun")).isTrue();
    assertThat(rows.everything()).isEqualTo(before);
    assertThat(Stocked.consumed(sku)).isZero();
    JsonPath real = Imports.run(file);
    assertThat(failures(rehearsal)).hasSize(4).isEqualTo(failures(real));
  }

  @Test
  void failuresComePageByPage() {
    JsonPath job = Imports.run("1\n2\n3\n4\n5\n");

    String path = "/admin/imports/" + job.getString("id") + "/failures?$top=2";
    List<Integer> seen = new ArrayList<>();
    int pages = 0;
    while (path != null) {
      Response page = Graph.get(path);
      assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
      seen.addAll(page.path("value.line"));
      path = page.jsonPath().getString("'@odata.nextLink'");
      pages++;
    }
    assertThat(seen).containsExactly(1, 2, 3, 4, 5);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void theFeedTellsEveryUserWithLicences() {
    String sku = Stocked.product(50);
    String latest =
        Graph.get("/v1.0/users/delta?$deltatoken=latest&$select=userPrincipalName,assignedLicenses")
            .jsonPath()
            .getString("'@odata.deltaLink'");
    List<Map<String, Object>> people = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      people.add(lines.licensed(i, sku));
    }

    assertDone(Imports.run(ndjson(people)), 40, 0);

    List<String> told = new ArrayList<>();
    String link = latest;
    while (link != null) {
      JsonPath page = Graph.get(link).jsonPath();
      told.addAll(
          page.getList(
              "value.findAll { it.assignedLicenses != null && it.assignedLicenses.any"
                  + " { l -> l.skuId == '"
                  + sku
                  + "' } }.userPrincipalName"));
      link = page.getString("'@odata.nextLink'");
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(lines.names(1, 40));
  }

  private List<String> existing(int from, int to) {
    return lines.names(from, to).stream()
        .filter(name -> Graph.get("/v1.0/users/" + name).statusCode() == 200)
        .toList();
  }
}

package dev.tenantsync.office365.bulk;

import static dev.tenantsync.office365.bulk.Imports.NDJSON;
import static dev.tenantsync.office365.bulk.Imports.assertDone;
import static dev.tenantsync.office365.bulk.Imports.failures;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.identity.SignIn;
import dev.tenantsync.office365.license.Stocked;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A directory that is exported, restored into an empty one, and exported again. */
@QuarkusTest
@TestProfile(OwnDirectory.class)
class RoundTripTest {

  private static final String READER = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
  private static final String PASSWORD = "Str0ng-enough";

  @Inject Rows rows;
  @Inject WholeDirectory directory;

  @Test
  void theSecondExportIsTheFirstByteForByte() {
    People people = populate();
    String first = WholeDirectory.export();
    int lastChange = rows.changes();

    directory.wipe();
    assertThat(WholeDirectory.export()).isNotEqualTo(first);
    JsonPath job = Imports.run(NDJSON, "?mode=restore", first);

    assertThat(failures(job)).isEmpty();
    assertDone(job, (int) first.lines().count(), 0);
    assertThat(WholeDirectory.export()).isEqualTo(first);
    assertFeedTells(people, lastChange);
    assertThat(first).doesNotContain("$2").doesNotContain(PASSWORD);
    assertThat(SignIn.person(people.name, PASSWORD).statusCode()).isEqualTo(400);
    assertThat(Stocked.consumed(people.sku)).isEqualTo(1);
    restoreUnderNewName(people.deleted);
    assertThat(Stocked.consumed(people.sku)).isEqualTo(2);
  }

  @Test
  void aFileThatIsNoWholeExportIsRefused() {
    directory.wipe();
    String whole = WholeDirectory.export();
    String header = whole.lines().findFirst().orElseThrow();

    assertRefused(whole.substring(whole.indexOf('\n') + 1), "does not begin as an export");
    assertRefused(
        whole.substring(0, whole.lastIndexOf("\n", whole.length() - 2) + 1), "incomplete");
    assertRefused(header + "\n", "incomplete");
    assertRefused(
        whole.replace(header, header.replace("\"version\":1", "\"version\":2")), "version 2");
  }

  @Test
  void badLinesOfAnExportFailAloneAndAreTold() {
    directory.wipe();
    String id = UUID.randomUUID().toString();
    String user =
        "{\"id\":\"%s\",\"displayName\":\"A\",\"mailNickname\":\"a\",\"accountEnabled\":true,"
            + "\"userPrincipalName\":\"%s@contoso.onmicrosoft.com\"";
    String created = ",\"createdDateTime\":\"2020-01-31T10:00:00Z\"";
    List<String> file =
        List.of(
            "{\"@odata.type\":\"#tenantSync.export\",\"version\":1}",
            user.formatted(id, "a") + created + "}",
            user.formatted(UUID.randomUUID(), "b") + "}",
            user.formatted(UUID.randomUUID(), "c")
                + created
                + ",\"assignedLicenses\":[{\"skuId\":\""
                + UUID.randomUUID()
                + "\",\"assignedDateTime\":\"2020-01-31T10:00:00Z\","
                + "\"lastUpdatedDateTime\":\"2020-01-31T10:00:00Z\"}]}",
            "{\"@odata.type\":\"#microsoft.graph.directoryRole\",\"id\":\""
                + id
                + "\",\"roleTemplateId\":\""
                + id
                + "\"}",
            "{\"@odata.type\":\"#tenantSync.groupMember\",\"groupId\":\""
                + id
                + "\",\"userId\":\""
                + id
                + "\"}",
            "{\"@odata.type\":\"#microsoft.graph.subscribedSku\",\"skuId\":\"x\"}",
            "{\"@odata.type\":\"#microsoft.graph.organization\",\"displayName\":\"X\","
                + created.substring(1)
                + ",\"verifiedDomains\":[]}",
            "{\"@odata.type\":\"#tenantSync.manager\",\"userId\":\""
                + id
                + "\",\"managerId\":\""
                + id
                + "\"}",
            "{\"@odata.type\":\"#tenantSync.exportEnd\",\"lines\":10}");

    JsonPath job = Imports.run(NDJSON, "?mode=restore", String.join("\n", file));

    assertThat(failures(job))
        .extracting(failure -> failure.substring(0, failure.indexOf(':')))
        .containsExactly(
            "3 createdDateTime",
            "4 assignedLicenses",
            "5 roleTemplateId",
            "6 userId",
            "7 skuId",
            "8 verifiedDomains",
            "9 managerId");
    assertDone(job, 10, 7);
    assertThat(Graph.user(id, "createdDateTime").<String>path("createdDateTime"))
        .isEqualTo("2020-01-31T10:00:00Z");
  }

  /** The domain of the old one is gone. */
  private static void restoreUnderNewName(String userId) {
    String name = UUID.randomUUID() + "@contoso.onmicrosoft.com";
    Response restored =
        Graph.post(
            "/v1.0/directory/deletedItems/" + userId + "/restore",
            Map.of("newUserPrincipalName", name));
    assertThat(restored.statusCode()).as(restored.asString()).isEqualTo(200);
  }

  private static void assertRefused(String file, String why) {
    Response answer = Imports.post(NDJSON, "?mode=restore", file);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    assertThat(answer.<String>path("error.message")).contains(why);
  }

  private record People(String id, String name, String deleted, String group, String sku) {}

  /** One of everything, with whatever makes it hard. */
  private People populate() {
    directory.wipe();
    Graph.post("/admin/domains", Map.of("name", "gone.example"));
    Graph.post("/admin/domains", Map.of("name", "kept.example"));
    Graph.patch("/admin/domains/kept.example", Map.of("isDefault", true));
    String sku = Stocked.product(7);
    String name = UUID.randomUUID() + "@kept.example";
    Map<String, Object> all = new HashMap<>();
    all.put("userPrincipalName", name);
    all.put("usageLocation", "PT");
    all.put("jobTitle", "Ärztin \uD83D\uDE00 \"x\"\\\n");
    all.put("businessPhones", List.of("+351 1"));
    all.put("otherMails", List.of("a@b.example", "c@d.example"));
    all.put("faxNumber", "12");
    all.put("passwordPolicies", "DisablePasswordExpiration");
    all.put("passwordProfile", Map.of("password", PASSWORD, "forceChangePasswordNextSignIn", true));
    String id = Graph.user(all);
    Stocked.give(id, sku);
    String deleted =
        Graph.user(
            Map.of("usageLocation", "PT", "userPrincipalName", "x".repeat(64) + "@gone.example"));
    Stocked.give(deleted, sku);
    Graph.post(
        "/v1.0/directoryRoles/roleTemplateId=" + READER + "/members/$ref",
        Map.of("@odata.id", "https://graph.microsoft.com/v1.0/directoryObjects/" + deleted));
    Graph.remove(deleted);
    Graph.post(
        "/v1.0/directoryRoles/roleTemplateId=" + READER + "/members/$ref",
        Map.of("@odata.id", "https://graph.microsoft.com/v1.0/directoryObjects/" + id));
    assertThat(Graph.delete("/admin/domains/gone.example").statusCode()).isEqualTo(204);
    String group = relate(id, deleted);
    return new People(id, name, deleted, group, sku);
  }

  private String relate(String id, String other) {
    String group = UUID.randomUUID().toString();
    String nested = UUID.randomUUID().toString();
    for (String one : List.of(group, nested)) {
      rows.execute(
          "insert into directory_group values ('%s', 'Group', 'About', 'group', now())"
              .formatted(one));
    }
    rows.execute(
        "update directory_user set manager_id = '%s' where id = '%s'".formatted(other, id));
    rows.execute(
        "insert into group_member (group_id, user_id) values ('%1$s', '%2$s'), ('%1$s', '%3$s')"
            .formatted(group, id, other));
    rows.execute(
        "insert into group_member (group_id, nested_id) values ('%s', '%s')"
            .formatted(group, nested));
    rows.execute("insert into group_owner values ('%s', '%s')".formatted(group, id));
    return group;
  }

  private void assertFeedTells(People people, int lastChange) {
    assertThat(kinds("USER", people.id, lastChange)).containsExactly("CREATED", "UPDATED");
    assertThat(kinds("USER", people.deleted, lastChange)).containsExactly("CREATED", "DELETED");
    assertThat(kinds("GROUP", people.group, lastChange))
        .containsExactly("CREATED", "MEMBER_ADDED", "MEMBER_ADDED", "UPDATED");
    String role = Graph.get("/v1.0/directoryRoles/roleTemplateId=" + READER).path("id");
    assertThat(kinds("DIRECTORY_ROLE", role, lastChange))
        .containsExactly("CREATED", "MEMBER_ADDED");
  }

  private List<String> kinds(String resource, String id, int before) {
    return rows.query(
        "select kind from (select *, row_number() over (order by xact, seq) as n from change) c"
            + " where n > ? and resource = ? and resource_id = ? order by n",
        before,
        resource,
        UUID.fromString(id));
  }
}

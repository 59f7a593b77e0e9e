package dev.tenantsync.dynamics.rehearsal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.dynamics.database.Database;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Makes plans as a client does, and looks at what stands in the database. */
@NullUnmarked
@ApplicationScoped
class PlanAndDo {

  /** A user's standing as a plan tells it, or as the database has it. */
  record Standing(boolean enabled, int mode, boolean administrator, boolean licensed) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Database database;

  PlanAndDo(Database database) {
    this.database = database;
  }

  static JsonNode edit(String kind, Object... members) {
    Map<String, Object> edit = new TreeMap<>(Map.of("kind", kind));
    for (int index = 0; index < members.length; index += 2) {
      edit.put(String.valueOf(members[index]), members[index + 1]);
    }
    return JSON.valueToTree(edit);
  }

  static ValidatableResponse plan(JsonNode... edits) {
    return body(Map.of("edits", List.of(edits)));
  }

  static ValidatableResponse body(Object body) {
    return given()
        .contentType(ContentType.JSON)
        .body(JSON.valueToTree(body).toString())
        .post("/sync/plans")
        .then();
  }

  /** A plan that is made while nothing else is written. */
  ValidatableResponse planned(JsonNode... edits) {
    String before = everything();
    ValidatableResponse plan = plan(edits).statusCode(201);
    assertThat(everything()).as("planning writes nothing").isEqualTo(before);
    return plan;
  }

  /** What every user of a plan would look like; null for one without a row. */
  static Map<UUID, Standing> after(ValidatableResponse plan) {
    Map<UUID, Standing> after = new TreeMap<>();
    List<Map<String, Object>> users = plan.extract().path("users.value");
    for (Map<String, Object> user : users) {
      after.put(UUID.fromString((String) user.get("objectId")), standing(user.get("after")));
    }
    return after;
  }

  private static Standing standing(Object state) {
    if (state == null) {
      return null;
    }
    Map<?, ?> columns = (Map<?, ?>) state;
    return new Standing(
        (boolean) columns.get("enabled"),
        (int) columns.get("accessmode"),
        (boolean) columns.get("systemAdministrator"),
        (boolean) columns.get("islicensed"));
  }

  /** What those users look like now. */
  Map<UUID, Standing> now(Iterable<UUID> users) {
    Map<UUID, Standing> now = new TreeMap<>();
    users.forEach(user -> now.put(user, now(user)));
    return now;
  }

  private Standing now(UUID user) {
    return database
        .first(
            """
            select not isdisabled as enabled, accessmode, islicensed,
              exists (select from systemuserroles g join securityrole r using (roleid)
                where g.systemuserid = u.systemuserid and r.name = 'System Administrator')
                as administrator
            from systemuser u
            where azureactivedirectoryobjectid = ? and kind = 'PERSON' and deletedstate = 0
            """,
            row ->
                new Standing(
                    row.truth("enabled"),
                    (int) row.number("accessmode"),
                    row.truth("administrator"),
                    row.truth("islicensed")),
            user)
        .orElse(null);
  }

  /** A digest of every version of every row that a plan must not write. */
  String everything() {
    return database
        .first(
            """
            select md5(string_agg(line, '|' order by line)) as digest from (
              select 'u' || xmin || ctid as line from systemuser
              union all select 'g' || xmin || ctid from systemuserroles
              union all select 'l' || xmin || ctid from provisioning_log
              union all select 'a' || xmin || ctid from directory_account
              union all select 'm' || xmin || ctid from directory_role_member
              union all select 'q' || xmin || ctid from sync_request
              union all select 'e' || xmin || ctid from environment_setting
              union all select 'f' || xmin || ctid from feed_cursor) lines
            """,
            row -> String.valueOf(row.textOrNull("digest")))
        .orElseThrow();
  }

  /** No user, and settings as configured; how far the feeds were read stays. */
  void forgetEverybody() {
    database.update(
        """
        truncate directory_account, directory_role, directory_role_member, directory_group,
          brake_ask, sync_hold, sync_hold_member, decide_again, written_row, drift,
          directory_group_member, sync_failure, provisioning_log, systemuserroles, account, team,
          systemuser cascade
        """);
    database.update(
        """
        update environment_setting
        set security_group = null, service_plans = null, non_interactive_limit = null,
          keep_system_administrator = null
        """);
  }

  static void pull() {
    given().post("/sync/pull").then().statusCode(200);
  }
}

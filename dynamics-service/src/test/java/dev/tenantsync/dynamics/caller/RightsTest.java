package dev.tenantsync.dynamics.caller;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.stand.Token;
import dev.tenantsync.dynamics.systemuser.Person;
import dev.tenantsync.dynamics.systemuser.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What roles come to is worked out once; a change of any of it is in force with the next call. */
@QuarkusTest
class RightsTest {

  @Inject World world;
  @Inject Roles roles;
  @Inject Database database;

  private final Person ada = person("Ada").licensed();
  private UUID caller;
  private UUID someone;
  private UUID role;

  @BeforeEach
  void aCallerWhoReadsUsers() {
    world.clear();
    caller = world.arrives(ada);
    someone = world.arrives(person("Other").licensed());
    role = roles.made(Depth.GLOBAL, List.of(Privilege.READ_USER));
    roles.only(caller, role);
    assertThat(reading()).isEqualTo(200);
  }

  @AfterEach
  void withoutTheirRoles() {
    database.update("delete from team where name = 'test team'");
    roles.gone();
  }

  @Test
  void takenFromTheRole() {
    database.update("delete from roleprivileges where roleid = ?", role);
    assertThat(reading()).isEqualTo(403);

    database.update(
        "insert into roleprivileges values (?, ?, 3::smallint)", role, Privilege.READ_USER.id());
    assertThat(reading()).isEqualTo(200);
  }

  @Test
  void narrowedInTheRole() {
    database.update("update roleprivileges set depth = 0 where roleid = ?", role);

    assertThat(reading()).isEqualTo(403);
  }

  @Test
  void takenFromTheUser() {
    database.update("delete from systemuserroles where systemuserid = ?", caller);

    assertThat(reading()).isEqualTo(403);
  }

  @Test
  void heldThroughATeam() {
    database.update("delete from systemuserroles where systemuserid = ?", caller);
    UUID team = team();
    database.update("insert into teammembership values (?, ?)", team, caller);
    assertThat(reading()).isEqualTo(403);

    database.update("insert into teamroles values (?, ?)", team, role);
    assertThat(reading()).isEqualTo(200);
    database.update("update team set teamtype = 1 where teamid = ?", team);
    assertThat(reading()).isEqualTo(403);
    database.update("update team set teamtype = 0 where teamid = ?", team);
    assertThat(reading()).isEqualTo(200);
    database.update("delete from teammembership where teamid = ?", team);
    assertThat(reading()).isEqualTo(403);
  }

  @Test
  void everythingThatRightsFollowFromIsReadEachTimeOrChangesTheirVersion() {
    assertThat(
            database.list(
                """
                with recursive used (name) as (
                  select table_name::text from information_schema.view_table_usage
                  where view_name in ('effective_role', 'effective_privilege')
                  union
                  select t.table_name::text
                  from information_schema.view_table_usage t join used u on t.view_name = u.name)
                select name from used
                where name not in (select viewname from pg_views)
                  and name not in (
                    select tgrelid::regclass::text from pg_trigger where tgname = 'note_rights')
                """,
                row -> row.text("name")))
        .containsExactlyInAnyOrder("systemuserroles", "teammembership", "systemuser");
  }

  private UUID team() {
    UUID team = UUID.randomUUID();
    database.update(
        """
        insert into team (teamid, name, businessunitid, teamtype, createdon, modifiedon,
          versionnumber)
        select ?, 'test team', businessunitid, 0, now(), now(), nextval('row_version')
        from businessunit where parentbusinessunitid is null
        """,
        team);
    return team;
  }

  private int reading() {
    return given()
        .header("Authorization", "Bearer " + Token.person(ada.objectId()).signed())
        .get("/api/data/v9.2/systemusers({id})", someone)
        .statusCode();
  }
}

package dev.tenantsync.dynamics.reconcile;

import static dev.tenantsync.dynamics.stand.FakeDirectory.GLOBAL_ADMINISTRATOR;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dev.tenantsync.dynamics.stand.Administrator;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.dynamics.stand.Tables.UserRow;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edits made in the database, past the service, are found, healed and told. */
@QuarkusTest
@TestProfile(DirectoryProfile.class)
class DriftTest {

  @Inject Stand stand;
  @Inject Tables tables;
  @Inject Administrator administrator;
  FakeDirectory directory;
  UUID ada;

  @BeforeEach
  void open() throws IOException {
    directory = stand.open();
    administrator.isHere();
    ada = directory.hireLicensed("ada");
    directory.set(ada, "jobTitle", "Countess");
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void untouchedTableCostsNoWrite() {
    for (int number = 0; number < 30; number++) {
      directory.hireLicensed("p" + number);
    }
    stand.run();
    Map<UUID, UserRow> rows = tables.rows();
    long logged = tables.count("provisioning_log");

    VerifyPass.Report report = stand.verify();

    assertThat(report).isEqualTo(new VerifyPass.Report(0, 0, 0));
    assertThat(tables.rows()).isEqualTo(rows);
    assertThat(tables.count("provisioning_log")).isEqualTo(logged);
    assertThat(tables.count("drift")).isZero();
    assertThat(tables.count("decide_again")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "title = 'Nobody', title",
        "domainname = 'x@y.z', domainname",
        "\"firstname = null, lastname = 'B'\", \"firstname,lastname\"",
        "internalemailaddress = 'x@y.z', internalemailaddress",
        "fullname = null, fullname",
        "address1_city = '', address1_city",
        "isdisabled = true, isdisabled",
        "disabledreason = 'because', disabledreason",
        "disabledreasonid = 'NO_LICENSE', disabledreason",
        "accessmode = 1, accessmode",
        "accessmode = 99, ",
        "islicensed = false, islicensed",
        "azurestate = 2, azurestate",
        "azuredeletedon = now(), azuredeletedon",
        "setupuser = true, setupuser",
        "caltype = 7, caltype",
        "issyncwithdirectory = false, issyncwithdirectory",
        "azureactivedirectoryobjectid = gen_random_uuid(), azureactivedirectoryobjectid",
        "azureactivedirectoryobjectid = null, azureactivedirectoryobjectid",
        "kind = 'STUB', kind"
      })
  void columnOfTheDirectoryIsPutRight(String edit, String columns) {
    stand.run();
    String before = everything();
    tables.sql().update("update systemuser set " + edit + " where kind = 'PERSON'");

    VerifyPass.Report report = stand.verify();

    assertThat(report).isEqualTo(new VerifyPass.Report(1, 1, 0));
    assertThat(everything()).isEqualTo(before);
    assertThat(found()).contains("ROW_CHANGED HEALED " + (columns == null ? "" : columns));
    assertThat(tables.log(ada)).hasSizeGreaterThan(1);
    assertThat(stand.verify().found()).isZero();
  }

  @Test
  void localColumnsRolesAndProgramsAreOutside() {
    stand.run();
    tables.sql().update("update systemuser set nickname = 'Al', employeeid = '1', homephone = '2'");
    tables.sql().update("update systemuser set domainname = 'x' where kind = 'APPLICATION'");
    tables
        .sql()
        .update(
            """
            insert into systemuserroles select systemuserid, roleid, 'MANUAL', now()
            from systemuser, securityrole where kind = 'PERSON' limit 1
            """);

    assertThat(stand.verify().found()).isZero();
    assertThat(tables.grants(ada)).hasSize(1);
  }

  @Test
  void grantThatTheDirectoryDidNotGiveIsTakenAndOneThatItGaveComesBack() {
    UUID ben = directory.hire("ben");
    directory.grant(ben, GLOBAL_ADMINISTRATOR);
    stand.run();
    tables.sql().update("delete from systemuserroles where origin = 'DIRECTORY'");
    tables
        .sql()
        .update(
            """
            insert into systemuserroles select systemuserid, roleid, 'DIRECTORY', now()
            from systemuser, securityrole where azureactivedirectoryobjectid = ?
            """,
            ada);

    assertThat(stand.verify()).isEqualTo(new VerifyPass.Report(2, 2, 0));

    assertThat(tables.grants(ben)).containsExactly("System Administrator DIRECTORY");
    assertThat(tables.grants(ada)).isEmpty();
    assertThat(found()).containsOnly("ROW_CHANGED HEALED systemuserroles_association");
  }

  @Test
  void deletedRowComesBackUnderItsId() {
    stand.run();
    UUID row = tables.row(ada).id();
    tables.sql().update("delete from systemuser where systemuserid = ?", row);

    assertThat(stand.verify()).isEqualTo(new VerifyPass.Report(1, 1, 0));

    assertThat(tables.row(ada).id()).isEqualTo(row);
    assertThat(tables.row(ada).enabled()).isTrue();
    assertThat(found()).containsExactly("ROW_MISSING HEALED ");
  }

  @Test
  void deletedRowThatNobodyIsEntitledToStaysAway() {
    stand.run();
    directory.unlicense(ada);
    stand.run();
    tables.sql().update("delete from systemuser where kind = 'PERSON'");

    assertThat(stand.verify()).isEqualTo(new VerifyPass.Report(1, 1, 0));

    assertThat(tables.rows()).isEmpty();
    assertThat(stand.verify().found()).isZero();
  }

  @Test
  void enabledRowThatNobodyIsEntitledToIsDisabled() {
    stand.run();
    UUID ghost = UUID.randomUUID();
    insertRow(ghost);

    assertThat(stand.verify()).isEqualTo(new VerifyPass.Report(1, 1, 0));

    assertThat(tables.row(ghost).enabled()).isFalse();
    assertThat(tables.row(ghost).reason()).isEqualTo("DELETED_IN_DIRECTORY");
    assertThat(found()).anyMatch(line -> line.startsWith("ROW_UNKNOWN HEALED "));
    assertThat(stand.verify().found()).isZero();
  }

  @Test
  void manyRowsEnabledPastTheServiceAreHeldByTheBrake() {
    stand.run();
    List<UUID> ghosts = Stream.generate(UUID::randomUUID).limit(60).toList();
    ghosts.forEach(this::insertRow);

    assertThat(stand.verify()).isEqualTo(new VerifyPass.Report(60, 0, 60));

    assertThat(ghosts).allMatch(ghost -> tables.row(ghost).enabled());
    assertThat(tables.count("sync_hold_member where state = 'HELD'")).isEqualTo(60);
    assertThat(stand.verify().found()).isZero();
  }

  @Test
  void editByHandIsNoDrift() {
    stand.run();
    UUID row = tables.row(ada).id();
    given()
        .contentType("application/json")
        .body("{\"accessmode\":2}")
        .patch("/api/data/v9.2/systemusers(" + row + ")")
        .then()
        .statusCode(204);

    assertThat(stand.verify().found()).isZero();
    assertThat(tables.row(ada).mode()).isEqualTo(2);
  }

  @Test
  void findingsAreListedAndCounted() {
    stand.run();
    tables.sql().update("update systemuser set title = 'Nobody' where kind = 'PERSON'");
    stand.verify();

    when()
        .get("/sync/drift")
        .then()
        .statusCode(200)
        .body("value[0].objectId", equalTo(ada.toString()))
        .body("value[0].kind", equalTo("ROW_CHANGED"))
        .body("value[0].columns", equalTo(List.of("title")))
        .body("value[0].outcome", equalTo("HEALED"));
    when().get("/sync").then().body("drift.healed", greaterThanOrEqualTo(1));
    when().get("/sync/drift?limit=x").then().statusCode(400);
  }

  private void insertRow(UUID objectId) {
    tables
        .sql()
        .update(
            """
            insert into systemuser (systemuserid, azureactivedirectoryobjectid, kind,
              businessunitid, domainname, fullname, internalemailaddress, isdisabled, accessmode,
              caltype, islicensed, issyncwithdirectory, setupuser, azurestate, createdon,
              modifiedon, versionnumber)
            select gen_random_uuid(), ?, 'PERSON', businessunitid, 'ghost@x', 'Ghost', 'ghost@x',
              false, 0, 0, true, true, false, 0, now(), now(), 1
            from businessunit where parentbusinessunitid is null
            """,
            objectId);
  }

  private List<String> found() {
    return tables
        .sql()
        .list(
            "select kind || ' ' || coalesce(outcome, 'open') || ' '"
                + " || array_to_string(columns, ',') as line from drift order by id",
            row -> row.text("line"));
  }

  /** Every person's row and the directory's grants, but for what a write changes by itself. */
  private String everything() {
    return tables
        .sql()
        .first(
            """
            select string_agg((to_jsonb(u) - 'modifiedon' - 'versionnumber')::text, '|'
              order by u.systemuserid) as rows
            from systemuser u where kind = 'PERSON'
            """,
            row -> row.text("rows"))
        .orElseThrow();
  }
}

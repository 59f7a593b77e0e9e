package dev.tenantsync.dynamics.reconcile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.bootstrap.log.Correlation;
import dev.tenantsync.dynamics.stand.Administrator;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.LogCapture;
import dev.tenantsync.dynamics.stand.LogCapture.Line;
import dev.tenantsync.dynamics.stand.Token;
import dev.tenantsync.dynamics.stand.TracedProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged of a run and of a request: by which id, and of nobody's name. */
@QuarkusTest
@TestProfile(TracedProfile.class)
class LogLinesTest {

  private static final String NAME = "lovelace";

  @Inject Stand stand;
  @Inject Administrator administrator;
  FakeDirectory directory;
  LogCapture log;

  @BeforeEach
  void open() throws IOException {
    directory = stand.open();
    administrator.isHere();
    log = new LogCapture();
  }

  @AfterEach
  void close() {
    log.close();
    directory.close();
  }

  @Test
  void linesOfARunCarryItsIdAndNoNames() {
    directory.pagesOf(2);
    hire(9);

    stand.run();

    List<Line> steps = log.of("ProvisioningLog").toList();
    assertThat(steps).hasSizeGreaterThanOrEqualTo(9);
    assertThat(steps)
        .extracting(line -> line.context().get(Correlation.KEY))
        .containsOnly(stand.lastRun().correlationId());
    assertThat(log.lines()).noneMatch(line -> line.text().contains(NAME));
  }

  @Test
  void linesOfALaterRunCarryNothingOfAnEarlierOne() {
    directory.pagesOf(2);
    hire(9);
    stand.run();
    List<String> before = traces();
    assertThat(before).hasSize(1);
    hire(9);
    log.lines().clear();

    stand.run();

    assertThat(log.of("ProvisioningLog")).hasSizeGreaterThanOrEqualTo(9);
    assertThat(traces()).hasSize(1).doesNotContainAnyElementsOf(before);
  }

  @Test
  void runThatIsGivenUpSaysWhichItWas() {
    directory.hireLicensed(NAME);
    stand.tables().sql().update("alter table directory_account rename to account_elsewhere");
    try {
      assertThatThrownBy(() -> stand.run()).isNotNull();
    } finally {
      stand.tables().sql().update("alter table account_elsewhere rename to directory_account");
    }

    assertThat(log.lines())
        .filteredOn(line -> line.text().startsWith("the run was given up: "))
        .hasSize(1)
        .allSatisfy(
            line -> assertThat(line.context()).containsKeys(Correlation.KEY, "traceId", "spanId"));
  }

  @Test
  void accountThatFailsIsLoggedWithoutWhatStandsInIt() {
    UUID ada = directory.hireLicensed(NAME);
    stand
        .tables()
        .sql()
        .update(
            "alter table systemuser add constraint odd check (domainname not like 'lovelace%')");
    try {
      stand.run();
    } finally {
      stand.tables().sql().update("alter table systemuser drop constraint odd");
    }

    assertThat(log.of("Reconciler")).anyMatch(line -> line.text().contains(ada.toString()));
    assertThat(log.lines()).noneMatch(line -> line.text().contains(NAME));
    assertThat(stand.tables().count("sync_failure where cause like '%lovelace%'")).isZero();
  }

  @Test
  void linesOfARequestCarryTheClientsId() {
    String id = UUID.randomUUID().toString();

    given()
        .header("Authorization", "Bearer " + Token.person(UUID.randomUUID()).signed())
        .header("x-ms-client-request-id", id)
        .get("/api/data/v9.2/systemusers")
        .then()
        .statusCode(403);

    assertThat(log.of("Doorkeeper"))
        .extracting(line -> line.context().get(Correlation.KEY))
        .containsOnly(id);
  }

  @Test
  void idThatMayBeAnAddressIsNotLoggedAsOne() {
    given()
        .header("Authorization", "Bearer " + Token.person(UUID.randomUUID()).signed())
        .header("x-ms-client-request-id", NAME + "@contoso.com")
        .get("/api/data/v9.2/systemusers")
        .then()
        .statusCode(403);

    assertThat(log.of("Doorkeeper"))
        .isNotEmpty()
        .noneMatch(line -> line.context().containsKey(Correlation.KEY));
  }

  private void hire(int people) {
    for (int i = 0; i < people; i++) {
      directory.hireLicensed(NAME + UUID.randomUUID());
    }
  }

  /** The traces that steps were logged in, each once. */
  private List<String> traces() {
    return log.of("ProvisioningLog")
        .map(line -> String.valueOf(line.context().get("traceId")))
        .distinct()
        .toList();
  }
}

package dev.tenantsync.dynamics.reconcile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.bootstrap.log.Correlation;
import dev.tenantsync.dynamics.stand.Administrator;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.Token;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged of a run and of a request: by which id, and of nobody's name. */
@QuarkusTest
@TestProfile(DirectoryProfile.class)
class LogLinesTest {

  private record Line(String logger, String text, Map<String, String> context) {}

  private static final String NAME = "lovelace";
  private static final Logger LOG = Logger.getLogger("dev.tenantsync.dynamics");

  /** With all that caused it, as the console shows it. */
  private static final PatternFormatter WHOLE = new PatternFormatter("%s%e");

  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final Handler capture =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          ExtLogRecord whole = (ExtLogRecord) line;
          lines.add(new Line(whole.getLoggerName(), WHOLE.format(whole), whole.getMdcCopy()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @Inject Stand stand;
  @Inject Administrator administrator;
  FakeDirectory directory;

  @BeforeEach
  void open() throws IOException {
    directory = stand.open();
    administrator.isHere();
    LOG.setLevel(Level.FINE);
    LOG.addHandler(capture);
  }

  @AfterEach
  void close() {
    LOG.removeHandler(capture);
    LOG.setLevel(null);
    directory.close();
  }

  @Test
  void linesOfARunCarryItsIdAndNoNames() {
    directory.pagesOf(2);
    for (int i = 0; i < 9; i++) {
      directory.hireLicensed(NAME + i);
    }

    stand.run();

    List<Line> steps = of("ProvisioningLog").toList();
    assertThat(steps).hasSizeGreaterThanOrEqualTo(9);
    assertThat(steps)
        .extracting(line -> line.context().get(Correlation.KEY))
        .containsOnly(stand.lastRun().correlationId());
    assertThat(lines).noneMatch(line -> line.text().contains(NAME));
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

    assertThat(of("Reconciler")).anyMatch(line -> line.text().contains(ada.toString()));
    assertThat(lines).noneMatch(line -> line.text().contains(NAME));
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

    assertThat(of("Doorkeeper"))
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

    assertThat(of("Doorkeeper"))
        .isNotEmpty()
        .noneMatch(line -> line.context().containsKey(Correlation.KEY));
  }

  private Stream<Line> of(String room) {
    return lines.stream().filter(line -> line.logger().endsWith("." + room));
  }
}

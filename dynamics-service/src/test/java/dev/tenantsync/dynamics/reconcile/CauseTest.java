package dev.tenantsync.dynamics.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.FakeDirectory.TraceParent;
import dev.tenantsync.dynamics.stand.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the directory's change to the line of the log that it caused. */
@QuarkusTest
@TestProfile(DirectoryProfile.class)
class CauseTest {

  private static final String TRACED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private static final UUID ADMINISTRATOR = FakeDirectory.GLOBAL_ADMINISTRATOR;

  @Inject Stand stand;
  @Inject Tables tables;
  FakeDirectory directory;

  @BeforeEach
  void open() throws IOException {
    directory = stand.open();
    tables.sql().update("truncate directory_cause");
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void stepNamesTheChangeThatItsReasonRestsOn() {
    UUID ada = directory.hireLicensed("ada");
    directory.cause(ada, "updated", "assignedPlans", "app:giver");
    stand.run();
    directory.unlicense(ada);
    directory.cause(ada, "updated", "assignedPlans", "app:taker");
    directory.cause(ada, "updated", "jobTitle", "app:somebody-else");

    stand.run();

    assertThat(causes(ada, "INSERT")).containsExactly("LICENSE app:giver request of app:giver");
    assertThat(causes(ada, "DISABLE")).containsExactly("LICENSE app:taker request of app:taker");
  }

  @Test
  void stepLeadsToTheTraceOfTheRequestBehindIt() {
    UUID ada = directory.hireLicensed("ada");
    directory.cause(ada, "assignedPlans", "app:giver", new TraceParent(TRACED));
    UUID bob = directory.hireLicensed("bob");
    directory.cause(bob, "assignedPlans", "app:giver", new TraceParent("Ada Lovelace, " + TRACED));

    stand.run();

    assertThat(traces(ada)).containsExactly("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(traces(bob)).containsExactly("none");
    assertThat(tables.count("directory_cause where trace_parent is not null")).isEqualTo(1);
  }

  @Test
  void changeThatWasDecidedBeforeIsNoCauseOfWhatFollows() {
    UUID ada = directory.hireLicensed("ada");
    directory.cause(ada, "updated", "assignedPlans", "app:giver");
    stand.run();
    directory.block(ada, true);

    stand.run();

    assertThat(causes(ada, "DISABLE")).containsExactly("none");
  }

  @Test
  void membershipInARoleHasACauseOfItsOwnAndRolesWithoutMeaningHereHaveNone() {
    UUID eve = directory.hire("eve");
    stand.run();
    directory.grant(eve, ADMINISTRATOR);
    directory.roleCause(eve, ADMINISTRATOR, "member_added", "user:appointer");

    stand.run();

    assertThat(causes(eve, "GRANT_SYSTEM_ADMINISTRATOR"))
        .containsExactly("DIRECTORY_ROLES user:appointer request of user:appointer");
  }

  @Test
  void deletionHasACause() {
    UUID ada = directory.hireLicensed("ada");
    stand.run();
    directory.cause(ada, "deleted", "deletedDateTime", "user:deleter");
    directory.softDelete(ada);

    stand.run();

    assertThat(causes(ada, "DISABLE"))
        .containsExactly("PRESENCE user:deleter request of user:deleter");
  }

  @Test
  void directoryThatTellsNoCausesIsFollowedAllTheSame() {
    UUID ada = directory.hireLicensed("ada");

    stand.run();

    assertThat(tables.row(ada).enabled()).isTrue();
    assertThat(causes(ada, "INSERT")).containsExactly("none");
    assertThat(tables.count("directory_cause")).isZero();
  }

  @Test
  void causeOfWhatALookUpHasOvertakenIsNotCurrent() {
    UUID ada = directory.hireLicensed("ada");
    directory.cause(ada, "updated", "assignedPlans", "app:giver");
    stand.run();
    assertThat(tables.count("current_cause")).isPositive();

    tables.sql().update("update directory_account set plan_ids = '{}'");

    assertThat(tables.count("current_cause where fact = 'LICENSE'")).isZero();
  }

  @Test
  void everyLineBearsTheCorrelationIdOfItsRun() {
    UUID ada = directory.hireLicensed("ada");
    stand.run();

    List<String> ids =
        tables
            .sql()
            .list(
                "select correlation_id from provisioning_log where object_id = ?",
                row -> row.text("correlation_id"),
                ada);

    assertThat(ids).isNotEmpty();
    assertThat(stand.lastRun().correlationId()).isNotBlank();
  }

  private List<String> traces(UUID id) {
    return tables
        .sql()
        .list(
            """
            select coalesce(cause ->> 'traceId', 'none') as trace
            from provisioning_log where object_id = ? and step = 'INSERT'
            """,
            row -> row.text("trace"),
            id);
  }

  private List<String> causes(UUID id, String step) {
    return tables
        .sql()
        .list(
            """
            select coalesce(cause ->> 'fact' || ' ' || (cause ->> 'actor') || ' '
              || (cause ->> 'correlationId'), 'none') as cause
            from provisioning_log where object_id = ? and step = ?
            """,
            row -> row.text("cause"),
            id,
            step);
  }
}

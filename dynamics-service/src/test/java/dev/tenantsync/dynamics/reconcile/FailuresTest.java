package dev.tenantsync.dynamics.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.reconcile.Failures.Failure;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.FakeDirectory.Fault;
import dev.tenantsync.dynamics.stand.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DirectoryProfile.class)
class FailuresTest {

  @Inject Stand stand;
  @Inject Tables tables;
  @Inject Failures failures;
  @Inject Database database;
  FakeDirectory directory;

  @BeforeEach
  void open() throws IOException {
    directory = stand.open();
  }

  @AfterEach
  void close() {
    database.update("drop trigger if exists refuse on systemuser");
    directory.close();
  }

  @Test
  void batchIsHalvedUntilTheFailingUserStandsAlone() {
    for (int person = 0; person < 30; person++) {
      directory.hireLicensed("person" + person);
    }
    UUID eve = directory.hireLicensed("eve");
    refuse("eve%", "23514");

    stand.run();

    assertThat(tables.rows()).hasSize(30).doesNotContainKey(eve);
    Failure failure = failures.newest(10).get(0);
    assertThat(failure.objectId()).isEqualTo(eve);
    assertThat(failure.cause()).contains("23514");
    assertThat(failure.nextTry()).isAfter(failure.lastAt());
    assertThat(stand.lastRun().failed()).isPositive();
  }

  @Test
  void failedUserIsTriedAgainAtOnceWithANewerVersionAndSuccessClearsTheFailure() {
    UUID eve = directory.hireLicensed("eve");
    refuse("eve%", "22000");
    stand.run();
    database.update("update sync_failure set next_try = now() + interval '1 day'");
    long attempts = failures.newest(1).get(0).attempts();
    stand.decide();
    assertThat(failures.newest(1).get(0).attempts()).isEqualTo(attempts);

    directory.set(eve, "userPrincipalName", "adam@contoso.com");
    stand.run();

    assertThat(tables.row(eve).enabled()).isTrue();
    assertThat(failures.count()).isZero();
  }

  @Test
  void failedUserIsTriedAgainWithGrowingPauses() {
    directory.hireLicensed("eve");
    refuse("eve%", "22000");
    stand.run();

    await()
        .until(
            () -> {
              stand.decide();
              return failures.newest(1).get(0).attempts() == 3;
            });
    Failure failure = failures.newest(1).get(0);
    assertThat(failure.nextTry()).isAfterOrEqualTo(failure.lastAt().plusMillis(310));
  }

  @Test
  void troubleWithTheDatabaseIsNobodysFailure() {
    UUID ada = directory.hireLicensed("ada");
    refuse("%", "53200");

    assertThatThrownBy(() -> stand.run()).isNotNull();
    assertThat(failures.count()).isZero();
    assertThat(tables.presence(ada)).isEqualTo("PRESENT");

    database.update("drop trigger refuse on systemuser");
    stand.run();
    assertThat(tables.row(ada).enabled()).isTrue();
  }

  @Test
  void feedThatFailsIsShownAndLeftAloneAndItsSuccessClearsThat() {
    UUID ada = directory.hireLicensed("ada");
    directory.failUsers(Fault.garbage());

    stand.run();
    assertThat(failures.newest(1).get(0).reading()).isEqualTo("USERS");
    assertThat(stand.lastRun().error()).startsWith("USERS: ");

    await()
        .until(
            () -> {
              stand.run();
              return tables.rows().containsKey(ada);
            });
    assertThat(failures.count()).isZero();
  }

  @Test
  void directoryThatAsksToBeLeftAloneIsLeftAlone() {
    directory.failUsers(Fault.retryAfter(503, "3600"));
    stand.run();
    int asked = directory.requests().size();

    stand.run();

    assertThat(directory.requests().stream().skip(asked)).noneMatch(url -> url.contains("/users/"));
    assertThat(failures.newest(1).get(0).nextTry())
        .isAfter(failures.newest(1).get(0).lastAt().plusSeconds(3500));
  }

  @Test
  void whileTheRolesCannotBeReadALicenceLossWaitsAndAGainDoesNot() {
    UUID ada = directory.hireLicensed("ada");
    stand.run();
    directory.unlicense(ada);
    UUID bob = directory.hireLicensed("bob");
    directory.failRoles(Fault.status(500));

    stand.run();
    assertThat(tables.row(ada).enabled()).isTrue();
    assertThat(tables.row(bob).enabled()).isTrue();

    await()
        .until(
            () -> {
              stand.run();
              return !tables.row(ada).enabled();
            });
  }

  private void refuse(String names, String sqlState) {
    database.update(
        """
        create or replace function refuse() returns trigger language plpgsql as $$
        begin
          if new.domainname like tg_argv[0] then
            raise exception 'refused' using errcode = tg_argv[1];
          end if;
          return new;
        end $$
        """);
    database.update(
        "create trigger refuse before insert or update on systemuser for each row execute function"
            + " refuse('"
            + names
            + "', '"
            + sqlState
            + "')");
  }
}

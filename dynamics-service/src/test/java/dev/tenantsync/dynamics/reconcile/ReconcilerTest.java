package dev.tenantsync.dynamics.reconcile;

import static dev.tenantsync.dynamics.stand.FakeDirectory.DYNAMICS_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.dynamics.stand.Tables.UserRow;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DirectoryProfile.class)
class ReconcilerTest {

  @Inject Stand stand;
  @Inject Tables tables;
  @Inject Database database;
  @Inject UsedSettings usedSettings;
  @Inject Provisioner provisioner;
  FakeDirectory directory;

  @BeforeEach
  void open() throws IOException {
    directory = stand.open();
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void licensedUserAppearsReadWriteAndEnabled() {
    UUID ada = directory.hireLicensed("ada");
    UUID bob = directory.hire("bob");

    stand.run();

    UserRow row = tables.row(ada);
    assertThat(row.enabled()).isTrue();
    assertThat(row.mode()).isZero();
    assertThat(row.domainname()).isEqualTo("ada@contoso.com");
    assertThat(row.fullname()).isEqualTo("ada Example");
    assertThat(tables.rows()).doesNotContainKey(bob);
    assertThat(tables.log(ada)).containsExactly("INSERT");
  }

  @Test
  void administratorWithoutLicenseAppearsAdministrativeWithTheRole() {
    UUID ada = directory.hire("ada");
    directory.grant(ada, DYNAMICS_ADMINISTRATOR);

    stand.run();

    assertThat(tables.row(ada).mode()).isEqualTo(1);
    assertThat(tables.grants(ada)).containsExactly("System Administrator DIRECTORY");
  }

  @Test
  void removedLicenseDisablesAndGrantedAgainEnables() {
    UUID ada = directory.hireLicensed("ada");
    stand.run();
    UUID row = tables.row(ada).id();

    directory.unlicense(ada);
    stand.run();
    assertThat(tables.row(ada).enabled()).isFalse();
    assertThat(tables.row(ada).reason()).isEqualTo("NO_LICENSE");

    directory.license(ada);
    stand.run();
    assertThat(tables.row(ada).enabled()).isTrue();
    assertThat(tables.row(ada).id()).isEqualTo(row);
  }

  @Test
  void everyNameAndAddressChangeFollows() {
    UUID ada = directory.hireLicensed("ada");
    stand.run();
    UUID row = tables.row(ada).id();

    directory.set(ada, "userPrincipalName", "augusta@contoso.com");
    directory.set(ada, "mail", "countess@contoso.com");
    directory.set(ada, "surname", "Lovelace");
    stand.run();

    assertThat(tables.row(ada).id()).isEqualTo(row);
    assertThat(tables.row(ada).domainname()).isEqualTo("augusta@contoso.com");
    assertThat(tables.row(ada).email()).isEqualTo("countess@contoso.com");
    assertThat(tables.row(ada).fullname()).isEqualTo("ada Lovelace");
  }

  @Test
  void recycledUserPrincipalNameGetsANewRow() {
    UUID first = directory.hireLicensed("ada");
    stand.run();
    directory.softDelete(first);
    UUID second = directory.hireLicensed("ada");

    stand.run();

    assertThat(tables.row(second).enabled()).isTrue();
    assertThat(tables.row(first).enabled()).isFalse();
    assertThat(tables.row(first).id()).isNotEqualTo(tables.row(second).id());
  }

  @Test
  void twoUsersSwapAddressesInOnePage() {
    UUID ada = directory.hireLicensed("ada");
    UUID bob = directory.hireLicensed("bob");
    stand.run();

    for (String property : List.of("userPrincipalName", "mail")) {
      directory.set(ada, property, "bob@contoso.com");
      directory.set(bob, property, "ada@contoso.com");
    }
    stand.run();

    assertThat(tables.row(ada).domainname()).isEqualTo("bob@contoso.com");
    assertThat(tables.row(bob).email()).isEqualTo("ada@contoso.com");
    assertThat(tables.count("sync_failure")).isZero();
  }

  @Test
  void softDeleteRestoreAndHardDeleteKeepTheRow() {
    UUID ada = directory.hireLicensed("ada");
    stand.run();
    UUID row = tables.row(ada).id();

    directory.softDelete(ada);
    stand.run();
    assertThat(tables.row(ada).enabled()).isFalse();
    assertThat(tables.row(ada).azurestate()).isEqualTo(1);
    assertThat(tables.row(ada).reason()).isEqualTo("DELETED_IN_DIRECTORY");

    directory.restore(ada);
    stand.run();
    assertThat(tables.row(ada).enabled()).isTrue();
    assertThat(tables.row(ada).azurestate()).isZero();

    directory.purge(ada);
    stand.run();
    assertThat(tables.row(ada).enabled()).isFalse();
    assertThat(tables.row(ada).azurestate()).isEqualTo(2);
    assertThat(tables.row(ada).id()).isEqualTo(row);
  }

  @Test
  void blockedSignInDisablesAndAnExpiringLicenseStillCounts() {
    UUID ada = directory.hireLicensed("ada");
    UUID bob = directory.hire("bob");
    directory.plan(bob, "Warning");
    UUID cyd = directory.hire("cyd");
    directory.plan(cyd, "Suspended");
    stand.run();
    directory.block(ada, true);

    stand.run();

    assertThat(tables.row(ada).reason()).isEqualTo("SIGN_IN_BLOCKED");
    assertThat(tables.row(bob).enabled()).isTrue();
    assertThat(tables.rows()).doesNotContainKey(cyd);
  }

  @Test
  void overLongValuesAreCutAndReported() {
    UUID ada = directory.hireLicensed("ada");
    directory.set(ada, "givenName", "x".repeat(5000));
    directory.set(ada, "jobTitle", "A\0B");

    stand.run();

    assertThat(tables.row(ada).fullname()).hasSize(200);
    String after =
        database
            .first("select after::text as t from provisioning_log", row -> row.text("t"))
            .orElseThrow();
    assertThat(after).contains("firstname").contains("5000").contains("256");
    assertThat(tables.count("sync_failure")).isZero();
    assertThat(tables.count("systemuser where title = 'AB'")).isEqualTo(1);
  }

  @Test
  void replayedHistoryLeavesRowsAndETagsUntouched() {
    UUID ada = directory.hireLicensed("ada");
    directory.grant(ada, DYNAMICS_ADMINISTRATOR);
    stand.run();
    UserRow before = tables.row(ada);
    long logged = tables.count("provisioning_log");

    database.update("update directory_account set version = nextval('account_version')");
    stand.run();

    assertThat(tables.row(ada)).isEqualTo(before);
    assertThat(tables.count("provisioning_log")).isEqualTo(logged);
    assertThat(tables.count("directory_account where version <> decided_version")).isZero();
  }

  @Test
  void changedSettingDecidesEverybodyAnew() {
    directory.hireLicensed("ada");
    stand.run();
    usedSettings.follow(Map.of("test", "one"));
    stand.decide();
    assertThat(tables.count("directory_account where version <> decided_version")).isZero();

    usedSettings.follow(Map.of("test", "one"));
    assertThat(tables.count("directory_account where version <> decided_version")).isZero();
    usedSettings.follow(Map.of("test", "two"));
    assertThat(tables.count("directory_account where version <> decided_version")).isEqualTo(1);
  }

  @Test
  void pageThatCommitsBetweenABatchsReadAndItsCommitIsNotLost() throws Exception {
    UUID ada = directory.hireLicensed("ada");
    stand.pull(Feed.USERS);
    directory.set(ada, "givenName", "Augusta");
    ExecutorService page = Executors.newSingleThreadExecutor();
    try {
      Future<?> pulling =
          QuarkusTransaction.requiringNew()
              .call(
                  () -> {
                    provisioner.decide(List.of(ada), "test");
                    Future<?> started = page.submit(() -> stand.pull(Feed.USERS));
                    await().until(this::somebodyWaitsForALock);
                    return started;
                  });
      pulling.get();
    } finally {
      page.shutdown();
    }
    assertThat(tables.row(ada).fullname()).isEqualTo("ada Example");

    stand.decide();

    assertThat(tables.row(ada).fullname()).isEqualTo("Augusta Example");
  }

  private boolean somebodyWaitsForALock() {
    return database.number(
            "select count(*) as n from pg_stat_activity where wait_event_type = 'Lock'")
        > 0;
  }
}

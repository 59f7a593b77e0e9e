package dev.tenantsync.dynamics.reconcile;

import static dev.tenantsync.dynamics.stand.FakeDirectory.GLOBAL_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.mirror.Cursors;
import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.mirror.Phase;
import dev.tenantsync.dynamics.reconcile.SyncRequests.Kind;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.FakeDirectory.Fault;
import dev.tenantsync.dynamics.stand.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DirectoryProfile.class)
class ResyncTest {

  @Inject Stand stand;
  @Inject Tables tables;
  @Inject Cursors cursors;
  @Inject Failures failures;
  @Inject SyncRequests requests;
  @Inject Database database;
  FakeDirectory directory;
  List<UUID> staff;

  @BeforeEach
  void open() throws IOException {
    directory = stand.open();
    directory.pagesOf(7);
    staff = new ArrayList<>();
    for (int person = 0; person < 20; person++) {
      staff.add(directory.hireLicensed("person" + person));
    }
    directory.grant(staff.get(0), GLOBAL_ADMINISTRATOR);
    directory.grant(staff.get(1), GLOBAL_ADMINISTRATOR);
    stand.run();
    assertThat(tables.rows()).hasSize(20);
  }

  @AfterEach
  void close() {
    directory.close();
  }

  private void resync() {
    requests.ask(Kind.RESYNC, null);
    stand.run();
  }

  @Test
  void firstLoadEndsFollowingAndLooksNobodyUp() {
    assertThat(cursors.of(Feed.USERS).phase()).isEqualTo(Phase.FOLLOWING);
    assertThat(cursors.of(Feed.ROLES).phase()).isEqualTo(Phase.FOLLOWING);
    assertThat(directory.requests()).allMatch(url -> url.contains("/delta"));
  }

  @Test
  void resyncOfUnchangedPeopleDecidesAndWritesNothing() {
    Map<UUID, Tables.UserRow> before = tables.rows();
    long logged = tables.count("provisioning_log");
    List<String> mirrored = mirrored();

    resync();

    assertThat(tables.rows()).isEqualTo(before);
    assertThat(tables.count("provisioning_log")).isEqualTo(logged);
    assertThat(mirrored()).as("no row of the mirror is written").isEqualTo(mirrored);
    assertThat(stand.lastRun().trigger()).isEqualTo("resync");
    assertThat(stand.lastRun().decided()).isZero();
    assertThat(cursors.of(Feed.USERS).generation()).isEqualTo(2);
    assertThat(tables.count("enumerated_page") + tables.count("unseen_account")).isZero();
    assertThat(failures.count()).isZero();
  }

  /** Each account with the transaction that wrote or locked it last. */
  private List<String> mirrored() {
    return database.list(
        "select concat_ws(' ', object_id, xmin, xmax) as row from directory_account order by 1",
        row -> row.text("row"));
  }

  @Test
  void whatChangedWhileTokensExpiredIsFoundByLookingUp() {
    directory.softDelete(staff.get(2));
    directory.purge(staff.get(3));
    directory.hide(List.of(staff.get(4)));
    directory.revoke(staff.get(1), GLOBAL_ADMINISTRATOR);
    directory.forgetTokens();

    stand.run();

    assertThat(tables.presence(staff.get(2))).isEqualTo("SOFT_DELETED");
    assertThat(tables.row(staff.get(2)).azurestate()).isEqualTo(1);
    assertThat(tables.presence(staff.get(3))).isEqualTo("GONE");
    assertThat(tables.row(staff.get(3)).enabled()).isFalse();
    assertThat(tables.presence(staff.get(4))).isEqualTo("PRESENT");
    assertThat(tables.row(staff.get(4)).enabled()).isTrue();
    assertThat(tables.grants(staff.get(0))).isNotEmpty();
    assertThat(tables.grants(staff.get(1))).isEmpty();
    assertThat(cursors.of(Feed.USERS).phase()).isEqualTo(Phase.FOLLOWING);
    assertThat(failures.count()).isZero();
  }

  @Test
  void recycledAccountPurgedMeanwhileIsFoundGone() {
    directory.softDelete(staff.get(2));
    stand.run();
    directory.purge(staff.get(2));
    directory.forgetTokens();

    stand.run();

    assertThat(tables.presence(staff.get(2))).isEqualTo("GONE");
    assertThat(tables.row(staff.get(2)).azurestate()).isEqualTo(2);
  }

  @Test
  void emptyEnumerationDisablesNobodyAndIsShown() {
    directory.showNothing(true);

    resync();

    assertThat(tables.rows().values()).allMatch(Tables.UserRow::enabled);
    assertThat(tables.grants(staff.get(0))).isNotEmpty();
    assertThat(failures.newest(10))
        .extracting(Failures.Failure::reading)
        .containsExactlyInAnyOrder("USERS_RESYNC", "ROLES_RESYNC");
    assertThat(cursors.of(Feed.USERS).phase()).isEqualTo(Phase.FOLLOWING);

    directory.showNothing(false);
    resync();
    assertThat(failures.count()).isZero();
  }

  @Test
  void enumerationOfTooFewLooksNobodyUpEvenIfTheyAreGone() {
    List<UUID> gone = staff.subList(10, 15);
    directory.hide(gone);
    gone.forEach(directory::purge);
    directory.forgetTokens();

    stand.run();

    assertThat(gone).allMatch(id -> tables.row(id).enabled());
    assertThat(failures.newest(1).get(0).cause()).contains("15 of 20");
  }

  @Test
  void abortedEnumerationAppliesNoAbsenceAndGoesOnWhereItStopped() {
    directory.purge(staff.get(5));
    directory.forgetTokens();
    directory.beforeUserPage(() -> {});
    directory.beforeUserPage(() -> {});
    directory.beforeUserPage(() -> directory.failUsers(Fault.status(500)));

    stand.run();
    assertThat(tables.row(staff.get(5)).enabled()).isTrue();
    assertThat(cursors.of(Feed.USERS).phase()).isEqualTo(Phase.ENUMERATING);

    await()
        .until(
            () -> {
              stand.run();
              return !tables.row(staff.get(5)).enabled();
            });
    assertThat(cursors.of(Feed.USERS).generation()).isEqualTo(2);
  }

  @Test
  void oneUserIsReadOutOfTurnAndSettledByItself() {
    directory.unlicense(staff.get(6));
    directory.failUsers(Fault.status(500), Fault.status(500));
    long asked = requests.ask(Kind.USER, staff.get(6));

    stand.run();

    assertThat(tables.row(staff.get(6)).enabled()).isFalse();
    assertThat(requests.outcome(asked).orElseThrow())
        .contains("UserExists")
        .contains("RowUpdated")
        .contains("NO_LICENSE");
  }

  @Test
  void userNobodyKnowsIsToldSo() {
    long asked = requests.ask(Kind.USER, UUID.randomUUID());

    stand.run();

    assertThat(requests.outcome(asked).orElseThrow()).contains(UserReport.NOT_FOUND);
    assertThat(tables.count("directory_account")).isEqualTo(20);
  }
}

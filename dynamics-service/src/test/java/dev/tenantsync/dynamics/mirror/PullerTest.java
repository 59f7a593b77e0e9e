package dev.tenantsync.dynamics.mirror;

import static dev.tenantsync.dynamics.stand.FakeDirectory.GLOBAL_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.DatabaseException;
import dev.tenantsync.dynamics.directory.DirectoryException;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.FakeDirectory.Fault;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(DirectoryProfile.class)
class PullerTest {

  @Inject Puller puller;
  @Inject Cursors cursors;
  @Inject PullerLease lease;
  @Inject Tables tables;
  @Inject Database database;
  @Inject DynamicsSettings settings;
  FakeDirectory directory;
  long term;

  @BeforeEach
  void open() throws IOException {
    tables.clear();
    cursors.begin();
    term = lease.take("test").orElseThrow();
    directory = new FakeDirectory(settings.directory().url().getPort());
  }

  @AfterEach
  void close() {
    directory.close();
  }

  private void pull(Feed feed) {
    puller.pull(feed, term, (changed, last) -> {});
  }

  @Test
  void everyPageIsReadToTheDeltaLinkAndLinksAreFollowedAsTheyCame() {
    hire(25);
    directory.pagesOf(10);

    pull(Feed.USERS);

    assertThat(tables.count("directory_account")).isEqualTo(25);
    assertThat(cursors.of(Feed.USERS).midRound()).isFalse();
    assertThat(cursors.of(Feed.USERS).position()).isEqualTo(directory.nextSyncToken());
    assertThat(directory.requests()).hasSize(3);
    assertThat(directory.requests().get(0)).startsWith("/v1.0/users/delta?$select=id,userPrinc");
    assertThat(directory.requests().get(1)).contains("?%24token=x%2Fy&token=e.");
  }

  @Test
  void pageThatTheDatabaseTookBackIsReadAgainAndNotSkipped() {
    hire(25);
    directory.pagesOf(10);
    AtomicBoolean taken = new AtomicBoolean();

    assertThatThrownBy(
            () ->
                puller.pull(
                    Feed.USERS,
                    term,
                    (changed, last) -> {
                      if (taken.compareAndSet(false, true)) {
                        takeBackEverything();
                      }
                    }))
        .isInstanceOf(LeaseLostException.class);
    pull(Feed.USERS);

    assertThat(tables.count("directory_account")).isEqualTo(25);
  }

  @Test
  void roundThatBeganOnAClockSetBackSinceCompletesNothing() {
    hire(1);
    pull(Feed.USERS);
    long complete = cursors.of(Feed.USERS).completeClock();
    directory.beforeUserPage(
        () -> database.number("select setval('pull_clock', last_value - 1) as n from pull_clock"));

    pull(Feed.USERS);

    assertThat(cursors.of(Feed.USERS).completeClock()).isEqualTo(complete);
  }

  /** As a crash does with what was committed without waiting for the disk. */
  private void takeBackEverything() {
    database.update("delete from directory_account");
    database.update("delete from enumerated_page");
    database.update(
        """
        update feed_cursor
        set link = null, mid_round = false, phase = 'ENUMERATING', moved_at = null
        where feed = 'USERS'
        """);
  }

  @Test
  void lastEntryOfAnAccountWinsWithinAPage() {
    UUID ada = directory.hire("ada");
    directory.repeat();

    pull(Feed.USERS);

    assertThat(given(ada)).isEqualTo("ada");
  }

  @Test
  void readingTheSameAgainRaisesNoVersion() {
    hire(3);
    pull(Feed.USERS);
    long versions = versions();

    directory.forgetTokens();
    pull(Feed.USERS);

    assertThat(versions()).isEqualTo(versions);
    assertThat(cursors.of(Feed.USERS).generation()).isEqualTo(2);
  }

  @Test
  void nulAndHalvesOfCharactersAreTakenOutAndLengthIsNoMatter() {
    UUID ada = directory.hire("ada");
    String clef = new String(Character.toChars(0x1D11E));
    directory.set(ada, "givenName", "A\0d\uD834a" + clef + "x".repeat(100_000));

    pull(Feed.USERS);

    assertThat(given(ada)).startsWith("Ad\uFFFDa" + clef).hasSize(100_006);
  }

  @Test
  void memberMayArriveBeforeItsUser() {
    UUID ada = directory.hire("ada");
    directory.grant(ada, GLOBAL_ADMINISTRATOR);

    pull(Feed.ROLES);
    assertThat(tables.count("directory_account")).isZero();
    pull(Feed.USERS);

    assertThat(tables.count("directory_role_member")).isEqualTo(1);
    assertThat(tables.presence(ada)).isEqualTo("PRESENT");
  }

  @Test
  void roleGivenAndTakenRaisesTheMembersVersion() {
    UUID ada = directory.hire("ada");
    pull(Feed.USERS);
    pull(Feed.ROLES);
    long before = versions();

    directory.grant(ada, GLOBAL_ADMINISTRATOR);
    pull(Feed.ROLES);
    long granted = versions();
    directory.revoke(ada, GLOBAL_ADMINISTRATOR);
    pull(Feed.ROLES);

    assertThat(granted).isGreaterThan(before);
    assertThat(versions()).isGreaterThan(granted);
    assertThat(tables.count("directory_role_member")).isZero();
  }

  @Test
  void removalsAreMirroredAndUnknownOnesPassedOver() {
    UUID ada = directory.hire("ada");
    pull(Feed.USERS);
    UUID never = directory.hire("never seen");
    directory.purge(never);
    directory.softDelete(ada);

    pull(Feed.USERS);
    assertThat(tables.presence(ada)).isEqualTo("SOFT_DELETED");
    assertThat(tables.presence(never)).isEqualTo("UNKNOWN");

    directory.purge(ada);
    pull(Feed.USERS);
    assertThat(tables.presence(ada)).isEqualTo("GONE");
  }

  static List<Fault> unusableAnswers() {
    return List.of(
        Fault.html(400),
        Fault.status(404),
        Fault.status(500),
        Fault.status(503),
        Fault.retryAfter(429, "120"),
        Fault.garbage(),
        Fault.truncated(),
        Fault.body(""),
        Fault.body("null"),
        Fault.body("{}"),
        Fault.body("{\"value\":[]}"),
        Fault.body("{\"value\":[null],\"@odata.deltaLink\":\"http://127.0.0.1/x\"}"),
        Fault.body("{\"value\":[{\"id\":\"7\"}],\"@odata.deltaLink\":\"http://127.0.0.1/x\"}"),
        Fault.body("{\"value\":[{\"displayName\":\"x\"}],\"@odata.deltaLink\":\"http://h/x\"}"),
        Fault.body("{\"@odata.deltaLink\":\"http://127.0.0.1/x\"}"),
        Fault.body(
            "{\"value\":[],\"@odata.nextLink\":\"http://h/a\",\"@odata.deltaLink\":\"http://h/b\"}"));
  }

  @ParameterizedTest
  @MethodSource("unusableAnswers")
  void unusableAnswerEndsTheRoundAndAppliesNothing(Fault fault) {
    hire(15);
    directory.pagesOf(10);
    pull(Feed.USERS);
    Cursor before = cursors.of(Feed.USERS);
    UUID late = directory.hire("late");
    directory.failUsers(fault, fault);

    assertThatThrownBy(() -> pull(Feed.USERS)).isInstanceOf(DirectoryException.class);
    directory.behave();

    assertThat(cursors.of(Feed.USERS)).isEqualTo(before);
    assertThat(tables.presence(late)).isEqualTo("UNKNOWN");
    pull(Feed.USERS);
    assertThat(tables.presence(late)).isEqualTo("PRESENT");
  }

  @Test
  void retryAfterIsRead() {
    directory.failUsers(Fault.retryAfter(429, "120"));
    assertThatThrownBy(() -> pull(Feed.USERS))
        .isInstanceOfSatisfying(
            DirectoryException.class, refusal -> assertThat(refusal.retryAfter()).hasSeconds(120));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/v1.0/users/delta?token=1",
        "https://127.0.0.1:PORT/v1.0/users/delta?token=1",
        "http://127.0.0.1:1/v1.0/users/delta?token=1",
        "http://127.0.0.1:PORT@example.org/v1.0/users/delta",
        "/v1.0/users/delta?token=1",
        "not a link"
      })
  void linkToAnotherOriginIsNotFollowed(String link) {
    String port = String.valueOf(settings.directory().url().getPort());
    String leading = link.replace("PORT", port);
    directory.failUsers(Fault.body("{\"value\":[],\"@odata.nextLink\":\"" + leading + "\"}"));

    assertThatThrownBy(() -> pull(Feed.USERS)).isInstanceOf(DirectoryException.class);

    assertThat(directory.requests()).hasSize(1);
    assertThat(cursors.of(Feed.USERS).link()).isNull();
  }

  @Test
  void cursorOfAnotherDirectoryBeginsAfresh() {
    UUID ada = directory.hire("ada");
    pull(Feed.USERS);
    database.update("update feed_cursor set link = 'http://example.org/v1.0/users/delta?token=1'");

    pull(Feed.USERS);

    assertThat(tables.presence(ada)).isEqualTo("PRESENT");
    assertThat(cursors.of(Feed.USERS).generation()).isEqualTo(2);
  }

  @Test
  void linkThatTheDirectoryUnderstandsNoMoreBeginsAfresh() {
    UUID ada = directory.hire("ada");
    pull(Feed.USERS);
    UUID late = directory.hire("late");
    directory.failUsers(Fault.status(400));

    pull(Feed.USERS);

    assertThat(tables.presence(ada)).isEqualTo("PRESENT");
    assertThat(tables.presence(late)).isEqualTo("PRESENT");
    assertThat(cursors.of(Feed.USERS).generation()).isEqualTo(2);
  }

  @Test
  void enumerationThatTheDirectoryRefusesIsNotBegunAgainAndAgain() {
    directory.failUsers(Fault.status(400), Fault.status(400));

    assertThatThrownBy(() -> pull(Feed.USERS)).isInstanceOf(DirectoryException.class);

    assertThat(directory.requests()).hasSize(1);
  }

  @Test
  void pageThatLeadsToItselfIsNotReadForEver() {
    String itself = directory.origin() + "/v1.0/users/delta?token=d.1.0";
    String page = "{\"value\":[],\"@odata.nextLink\":\"" + itself + "\"}";
    directory.failUsers(Fault.body(page), Fault.body(page), Fault.body(page));

    assertThatThrownBy(() -> pull(Feed.USERS)).isInstanceOf(DirectoryException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"directory_account", "feed_cursor"})
  void crashBetweenTwoStatementsRepeatsThePage(String table) {
    UUID ada = directory.hire("ada");
    pull(Feed.USERS);
    Cursor before = cursors.of(Feed.USERS);
    directory.set(ada, "givenName", "Augusta");
    crashAfterWriting(table);

    assertThatThrownBy(() -> pull(Feed.USERS)).isInstanceOf(DatabaseException.class);
    assertThat(given(ada)).isEqualTo("ada");
    assertThat(cursors.of(Feed.USERS)).isEqualTo(before);

    database.update("drop trigger crash on " + table);
    pull(Feed.USERS);
    assertThat(given(ada)).isEqualTo("Augusta");
  }

  @Test
  void userCreatedBehindTheEnumerationsKeyComesWithTheFirstFollowingRound() {
    hire(30);
    directory.pagesOf(10);
    UUID behind = new UUID(Long.MIN_VALUE, 1);
    directory.beforeUserPage(() -> {});
    directory.beforeUserPage(() -> directory.hire(behind, "behind"));

    pull(Feed.USERS);
    assertThat(tables.presence(behind)).isEqualTo("UNKNOWN");
    pull(Feed.USERS);
    assertThat(tables.presence(behind)).isEqualTo("PRESENT");
  }

  private void crashAfterWriting(String table) {
    database.update(
        """
        create or replace function crash() returns trigger language plpgsql as
        $$ begin raise exception 'crash' using errcode = '57P01'; end $$
        """);
    database.update(
        "create trigger crash after update on " + table + " for each row execute function crash()");
  }

  private List<UUID> hire(int people) {
    List<UUID> hired = new ArrayList<>();
    for (int person = 0; person < people; person++) {
      hired.add(directory.hire("person" + person));
    }
    return hired;
  }

  private String given(UUID id) {
    return database
        .first(
            "select given_name from directory_account where object_id = ?",
            row -> row.text("given_name"),
            id)
        .orElseThrow();
  }

  private long versions() {
    return database.number("select coalesce(max(version), 0) as n from directory_account");
  }
}

package dev.tenantsync.dynamics.reconcile;

import static dev.tenantsync.dynamics.stand.FakeDirectory.DYNAMICS_ADMINISTRATOR;
import static dev.tenantsync.dynamics.stand.FakeDirectory.GLOBAL_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.reconcile.SyncRequests.Kind;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.FakeDirectory.Fault;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.dynamics.stand.Tables.UserRow;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is known to make other sync engines lose changes or lock people out. Each ends as if nothing
 * had gone wrong, and a resync after it finds nothing to do.
 */
@QuarkusTest
@TestProfile(OtherSystemsFailuresTest.ImpatientProfile.class)
class OtherSystemsFailuresTest {

  /** Gives up on a directory that does not answer, soon. */
  public static class ImpatientProfile extends DirectoryProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
      overrides.put("dynamics.directory.read-timeout", "500ms");
      return overrides;
    }
  }

  @Inject Stand stand;
  @Inject Tables tables;
  @Inject SyncRequests requests;
  @Inject Failures failures;
  FakeDirectory directory;
  List<UUID> staff;

  @BeforeEach
  void open() throws IOException {
    directory = stand.open();
    directory.pagesOf(5);
    staff = new ArrayList<>();
    for (int person = 0; person < 12; person++) {
      staff.add(directory.hireLicensed("person" + person));
    }
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void changeDuringAFullEnumeration() {
    UUID last = staff.stream().max(UUID::compareTo).orElseThrow();
    UUID first = staff.stream().min(UUID::compareTo).orElseThrow();
    duringThePage(2, () -> directory.unlicense(first));
    duringThePage(3, () -> directory.softDelete(last));

    stand.run();

    assertThat(tables.row(first).reason()).isEqualTo("NO_LICENSE");
    assertThat(tables.rows().get(last)).matches(row -> row == null || !row.enabled());
    nothingIsLeftToDo();
  }

  @Test
  void consumerOfflineBeyondRetention() {
    stand.run();
    UUID unlicensed = staff.get(0);
    UUID purged = staff.get(1);
    directory.unlicense(unlicensed);
    directory.softDelete(purged);
    directory.purge(purged);
    UUID joined = directory.hireLicensed("joined");
    directory.forgetTokens();

    stand.run();

    assertThat(tables.row(unlicensed).enabled()).isFalse();
    assertThat(tables.row(purged).azurestate()).isEqualTo(2);
    assertThat(tables.row(joined).enabled()).isTrue();
    nothingIsLeftToDo();
  }

  @Test
  void emptyPageWith200IsNotTheEndOfAnybody() {
    stand.run();
    directory.forgetTokens();
    directory.showNothing(true);

    stand.run();
    assertThat(tables.rows().values()).allMatch(UserRow::enabled);

    directory.showNothing(false);
    requests.ask(Kind.RESYNC, null);
    stand.run();
    assertThat(tables.rows().values()).allMatch(UserRow::enabled);
    nothingIsLeftToDo();
  }

  @Test
  void emptyPageInTheMiddleIsFollowed() {
    UUID joined = directory.hireLicensed("joined");
    String next = directory.origin() + "/v1.0/users/delta?$skiptoken=after-nothing";
    directory.failUsers(Fault.body("{\"value\":[],\"@odata.nextLink\":\"" + next + "\"}"));

    stand.run();

    assertThat(tables.row(joined).enabled()).isTrue();
    nothingIsLeftToDo();
  }

  @Test
  void truncatedPage() {
    duringThePage(1, () -> directory.failUsers(Fault.truncated(), Fault.truncated()));

    stand.run();
    assertThat(tables.rows()).hasSizeBetween(1, 11);
    assertThat(tables.rows().values()).allMatch(UserRow::enabled);

    runUntilItSucceeds();
    assertThat(tables.rows()).hasSize(12);
    nothingIsLeftToDo();
  }

  @Test
  void repeatedPage() {
    directory.repeat();

    stand.run();

    assertThat(tables.rows()).hasSize(12);
    assertThat(tables.rows().values()).allMatch(UserRow::enabled);
    nothingIsLeftToDo();
  }

  @Test
  void reorderedPages() {
    stand.run();
    directory.shuffle(20_261_126);
    directory.unlicense(staff.get(0));
    directory.block(staff.get(1), true);
    staff.subList(2, 12).forEach(id -> directory.set(id, "surname", "Moved"));
    directory.license(staff.get(0));
    directory.unlicense(staff.get(2));

    stand.run();

    assertThat(tables.row(staff.get(0)).enabled()).isTrue();
    assertThat(tables.row(staff.get(1)).reason()).isEqualTo("SIGN_IN_BLOCKED");
    assertThat(tables.row(staff.get(2)).reason()).isEqualTo("NO_LICENSE");
    nothingIsLeftToDo();
  }

  @Test
  void tokenExpiredInMidPaging() {
    stand.run();
    staff.forEach(id -> directory.set(id, "surname", "Moved"));
    directory.unlicense(staff.get(3));
    duringThePage(2, directory::forgetTokens);

    stand.run();

    assertThat(tables.row(staff.get(3)).enabled()).isFalse();
    assertThat(tables.rows().values()).allMatch(row -> row.fullname().endsWith("Moved"));
    nothingIsLeftToDo();
  }

  @Test
  void rename() {
    stand.run();
    UserRow before = tables.row(staff.get(0));
    directory.set(staff.get(0), "userPrincipalName", "renamed@contoso.com");
    directory.set(staff.get(0), "surname", "Renamed");

    stand.run();

    UserRow after = tables.row(staff.get(0));
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.domainname()).isEqualTo("renamed@contoso.com");
    nothingIsLeftToDo();
  }

  @Test
  void recycledUserPrincipalName() {
    stand.run();
    UUID predecessor = staff.get(0);
    String name = tables.row(predecessor).domainname();
    directory.softDelete(predecessor);
    UUID successor = directory.hireLicensed("successor");
    directory.set(successor, "userPrincipalName", name);

    stand.run();

    assertThat(tables.row(successor).id()).isNotEqualTo(tables.row(predecessor).id());
    assertThat(tables.row(successor).domainname()).isEqualTo(name);
    assertThat(tables.row(predecessor).enabled()).isFalse();
    assertThat(tables.row(predecessor).domainname()).isNotEqualTo(name);
    nothingIsLeftToDo();
  }

  @Test
  void addressSwapInOnePage() {
    stand.run();
    UserRow one = tables.row(staff.get(0));
    UserRow other = tables.row(staff.get(1));
    for (String property : List.of("userPrincipalName", "mail")) {
      directory.set(staff.get(0), property, other.domainname());
      directory.set(staff.get(1), property, one.domainname());
    }

    stand.run();

    assertThat(tables.row(staff.get(0)).domainname()).isEqualTo(other.domainname());
    assertThat(tables.row(staff.get(0)).id()).isEqualTo(one.id());
    assertThat(tables.row(staff.get(1)).email()).isEqualTo(one.domainname());
    nothingIsLeftToDo();
  }

  @Test
  void softDeleteThenReCreation() {
    stand.run();
    directory.softDelete(staff.get(0));
    stand.run();
    UUID anew = directory.hireLicensed("person0");

    stand.run();

    assertThat(tables.row(staff.get(0)).azurestate()).isEqualTo(1);
    assertThat(tables.row(anew).enabled()).isTrue();
    assertThat(tables.grants(anew)).isEmpty();
    nothingIsLeftToDo();
  }

  @Test
  void restoreAfterPurge() {
    UUID person = staff.get(0);
    stand.run();
    UUID row = tables.row(person).id();
    directory.softDelete(person);
    directory.purge(person);
    stand.run();
    assertThat(tables.row(person).azurestate()).isEqualTo(2);

    // As a backup of the directory brings somebody back whom the feed had called gone.
    directory.hire(person, "person0");
    directory.license(person);
    stand.run();

    assertThat(tables.row(person).id()).isEqualTo(row);
    assertThat(tables.row(person).enabled()).isTrue();
    assertThat(tables.row(person).azurestate()).isZero();
    nothingIsLeftToDo();
  }

  @ParameterizedTest
  @MethodSource("emptyAttributes")
  void nullAttribute(String property, String value) {
    stand.run();
    directory.set(staff.get(0), property, value);

    stand.run();

    UserRow row = tables.row(staff.get(0));
    assertThat(row.enabled()).isTrue();
    assertThat(row.domainname()).isNotBlank();
    assertThat(row.fullname()).isNotBlank();
    assertThat(row.email()).isNotBlank();
    nothingIsLeftToDo();
  }

  static Stream<Arguments> emptyAttributes() {
    return Stream.of("mail", "givenName", "surname", "displayName", "jobTitle", "city")
        .flatMap(name -> Stream.of(Arguments.of(name, null), Arguments.of(name, "")));
  }

  @Test
  void roleGrantedBeforeTheUserIsKnown() {
    stand.run();
    UUID late = UUID.randomUUID();
    directory.hire(late, "late");
    directory.grant(late, DYNAMICS_ADMINISTRATOR);
    stand.pull(Feed.ROLES);
    stand.decide();
    assertThat(tables.rows()).doesNotContainKey(late);

    stand.run();

    assertThat(tables.row(late).mode()).isEqualTo(1);
    assertThat(tables.grants(late)).containsExactly("System Administrator DIRECTORY");
    nothingIsLeftToDo();
  }

  @Test
  void roleGivenWhileDisabled() {
    directory.block(staff.get(0), true);
    directory.unlicense(staff.get(0));
    stand.run();
    directory.license(staff.get(0));
    stand.run();
    assertThat(tables.rows()).doesNotContainKey(staff.get(0));
    directory.block(staff.get(0), false);
    stand.run();
    directory.block(staff.get(0), true);
    stand.run();
    assertThat(tables.row(staff.get(0)).enabled()).isFalse();

    directory.grant(staff.get(0), GLOBAL_ADMINISTRATOR);
    stand.run();
    assertThat(tables.row(staff.get(0)).enabled()).isFalse();
    assertThat(tables.grants(staff.get(0))).containsExactly("System Administrator DIRECTORY");

    directory.block(staff.get(0), false);
    stand.run();
    assertThat(tables.row(staff.get(0)).enabled()).isTrue();
    nothingIsLeftToDo();
  }

  @Test
  void administratorGainsThenLosesALicence() {
    UUID admin = directory.hire("admin");
    directory.grant(admin, DYNAMICS_ADMINISTRATOR);
    stand.run();
    assertThat(tables.row(admin).mode()).isEqualTo(1);

    directory.license(admin);
    stand.run();
    assertThat(tables.row(admin).mode()).isZero();

    directory.unlicense(admin);
    stand.run();
    assertThat(tables.row(admin).mode()).isEqualTo(1);
    assertThat(tables.row(admin).enabled()).isTrue();
    assertThat(tables.log(admin)).doesNotContain("DISABLE");
    nothingIsLeftToDo();
  }

  @Test
  void directoryDown() {
    stand.run();
    UUID unlicensed = staff.get(0);
    directory.unlicense(unlicensed);
    directory.failUsers(Fault.status(500), Fault.status(502), Fault.status(504));
    directory.failRoles(Fault.status(500));

    stand.run();
    assertThat(tables.rows().values()).allMatch(UserRow::enabled);
    assertThat(failures.count()).isPositive();

    runUntilItSucceeds();
    assertThat(tables.row(unlicensed).enabled()).isFalse();
    nothingIsLeftToDo();
  }

  @Test
  void directorySlow() {
    stand.run();
    directory.unlicense(staff.get(0));
    CountDownLatch givenUp = new CountDownLatch(1);
    for (int attempt = 0; attempt < 2; attempt++) {
      directory.beforeUserPage(() -> await(givenUp));
    }

    stand.run();
    givenUp.countDown();
    assertThat(tables.rows().values()).allMatch(UserRow::enabled);
    assertThat(failures.count()).isEqualTo(1);

    runUntilItSucceeds();
    assertThat(tables.row(staff.get(0)).enabled()).isFalse();
    nothingIsLeftToDo();
  }

  static Stream<Arguments> midPageFaults() {
    return Stream.of(
        Arguments.of("429", Fault.status(429)),
        Arguments.of("503", Fault.status(503)),
        Arguments.of("410", Fault.status(410)),
        Arguments.of("garbage", Fault.garbage()),
        Arguments.of("truncated", Fault.truncated()),
        Arguments.of("a page without links", Fault.body("{\"value\":[]}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("midPageFaults")
  void faultInMidPage(String name, Fault fault) {
    stand.run();
    staff.forEach(id -> directory.set(id, "surname", "Moved"));
    directory.unlicense(staff.get(11));
    directory.grant(staff.get(10), GLOBAL_ADMINISTRATOR);
    directory.unlicense(staff.get(10));
    // Twice, because a connection that breaks is tried again at once.
    duringThePage(1, () -> directory.failUsers(fault, fault));

    stand.run();
    runUntilItSucceeds();

    assertThat(tables.row(staff.get(11)).enabled()).as(name).isFalse();
    assertThat(tables.log(staff.get(10))).doesNotContain("DISABLE");
    assertThat(tables.rows().values()).allMatch(row -> row.fullname().endsWith("Moved"));
    nothingIsLeftToDo();
  }

  /** Happens while the directory answers the n-th page of users asked for from now on. */
  private void duringThePage(int page, Runnable event) {
    while (pagesPlanned < page - 1) {
      pagesPlanned++;
      directory.beforeUserPage(() -> {});
    }
    pagesPlanned++;
    directory.beforeUserPage(event);
  }

  private int pagesPlanned;

  /** What is asked for explicitly is not kept waiting by a pause after a failure. */
  private void runUntilItSucceeds() {
    directory.behave();
    requests.ask(Kind.PULL, null);
    stand.run();
    assertThat(failures.count()).isZero();
  }

  private void nothingIsLeftToDo() {
    Map<UUID, UserRow> before = tables.rows();
    long logged = tables.count("provisioning_log");
    directory.behave();
    requests.ask(Kind.RESYNC, null);
    stand.run();
    assertThat(tables.rows()).isEqualTo(before);
    assertThat(tables.count("provisioning_log")).isEqualTo(logged);
    assertThat(failures.count()).isZero();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

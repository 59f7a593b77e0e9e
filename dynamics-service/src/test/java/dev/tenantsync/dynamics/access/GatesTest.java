package dev.tenantsync.dynamics.access;

import static dev.tenantsync.dynamics.access.Surface.INTERACTIVE_APP;
import static dev.tenantsync.dynamics.access.Surface.SETTINGS;
import static dev.tenantsync.dynamics.access.Surface.WEB_API;
import static dev.tenantsync.dynamics.entitlement.AccessMode.NON_INTERACTIVE;
import static dev.tenantsync.dynamics.entitlement.Account.account;
import static dev.tenantsync.dynamics.entitlement.Rows.blockedHere;
import static dev.tenantsync.dynamics.entitlement.Rows.choosing;
import static dev.tenantsync.dynamics.entitlement.Rows.deletedHere;
import static dev.tenantsync.dynamics.entitlement.Rows.environment;
import static dev.tenantsync.dynamics.entitlement.Rows.noSlotFree;
import static dev.tenantsync.dynamics.entitlement.Rows.rowOf;
import static dev.tenantsync.dynamics.entitlement.Rows.synced;
import static dev.tenantsync.dynamics.entitlement.TenantRole.GLOBAL_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.Account;
import dev.tenantsync.dynamics.entitlement.Environment;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.entitlement.Standing;
import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@NullUnmarked
class GatesTest {

  private static final Row LICENSED_ROW = rowOf(account().licensed());
  private static final Row ADMIN_ROW = rowOf(account().holding(GLOBAL_ADMINISTRATOR));
  private static final Row NON_INTERACTIVE_ROW = choosing(NON_INTERACTIVE, LICENSED_ROW);
  private static final List<String> ROLE = List.of("Basic User");
  private static final List<String> NO_ROLE = List.of();

  @ParameterizedTest
  @CsvSource({
    "READ_WRITE,      true,  true,  true",
    "ADMINISTRATIVE,  false, true,  true",
    "READ,            true,  true,  true",
    "NON_INTERACTIVE, false, false, true",
    "SUPPORT_USER,    false, true,  false",
    "DELEGATED_ADMIN, false, true,  false"
  })
  void aModeReachesItsSurfaces(AccessMode mode, boolean app, boolean settings, boolean api) {
    assertThat(INTERACTIVE_APP.admits(mode)).isEqualTo(app);
    assertThat(SETTINGS.admits(mode)).isEqualTo(settings);
    assertThat(WEB_API.admits(mode)).isEqualTo(api);
  }

  static Stream<Arguments> firstClosedGates() {
    Account admin = account().holding(GLOBAL_ADMINISTRATOR);
    Account licensed = account().licensed();
    return Stream.of(
        closed(
            account(),
            null,
            ROLE,
            INTERACTIVE_APP,
            Gate.ROW_EXISTS,
            Reason.NO_LICENSE,
            Change.ASSIGN_LICENSE),
        closed(
            licensed,
            null,
            ROLE,
            INTERACTIVE_APP,
            Gate.ROW_EXISTS,
            Reason.SYNC_PENDING,
            Change.SYNC_USER),
        closed(
            account().blocked(),
            null,
            ROLE,
            WEB_API,
            Gate.ROW_EXISTS,
            Reason.SIGN_IN_BLOCKED,
            Change.UNBLOCK_SIGN_IN,
            Change.ASSIGN_LICENSE),
        closed(
            account(),
            disabledBy(account()),
            ROLE,
            INTERACTIVE_APP,
            Gate.ENABLED,
            Reason.NO_LICENSE,
            Change.ASSIGN_LICENSE),
        closed(
            licensed,
            disabledBy(account()),
            ROLE,
            INTERACTIVE_APP,
            Gate.ENABLED,
            Reason.SYNC_PENDING,
            Change.SYNC_USER),
        closed(
            account().licensed().blocked(),
            disabledBy(account().licensed().blocked()),
            ROLE,
            INTERACTIVE_APP,
            Gate.ENABLED,
            Reason.SIGN_IN_BLOCKED,
            Change.UNBLOCK_SIGN_IN),
        closed(
            account().licensed().softDeleted(),
            disabledBy(account().softDeleted()),
            ROLE,
            INTERACTIVE_APP,
            Gate.ENABLED,
            Reason.DELETED_IN_DIRECTORY,
            Change.RESTORE_ACCOUNT),
        closed(
            account().softDeleted(),
            disabledBy(account().softDeleted()),
            ROLE,
            INTERACTIVE_APP,
            Gate.ENABLED,
            Reason.DELETED_IN_DIRECTORY,
            Change.RESTORE_ACCOUNT,
            Change.ASSIGN_LICENSE),
        closed(
            account().gone(),
            disabledBy(account().gone()),
            ROLE,
            INTERACTIVE_APP,
            Gate.ENABLED,
            Reason.DELETED_IN_DIRECTORY,
            Change.CREATE_NEW_ACCOUNT,
            Change.ASSIGN_LICENSE,
            Change.ASSIGN_SECURITY_ROLE),
        closed(
            account().licensed().outsideGroup(),
            disabledBy(account().licensed().outsideGroup()),
            ROLE,
            INTERACTIVE_APP,
            Gate.ENABLED,
            Reason.OUTSIDE_SECURITY_GROUP,
            Change.ADD_TO_SECURITY_GROUP),
        closed(
            licensed,
            blockedHere(disabledBy(account())),
            ROLE,
            INTERACTIVE_APP,
            Gate.ENABLED,
            Reason.DISABLED_HERE,
            Change.CLEAR_LOCAL_BLOCK),
        closed(
            account(),
            blockedHere(disabledBy(account())),
            ROLE,
            INTERACTIVE_APP,
            Gate.ENABLED,
            Reason.DISABLED_HERE,
            Change.ASSIGN_LICENSE,
            Change.CLEAR_LOCAL_BLOCK),
        closed(
            licensed,
            deletedHere(disabledBy(account())),
            ROLE,
            INTERACTIVE_APP,
            Gate.ENABLED,
            Reason.DELETED_HERE,
            Change.PURGE_ROW,
            Change.ASSIGN_SECURITY_ROLE),
        closed(
            licensed,
            LICENSED_ROW,
            NO_ROLE,
            INTERACTIVE_APP,
            Gate.HAS_SECURITY_ROLE,
            Reason.NO_SECURITY_ROLE,
            Change.ASSIGN_SECURITY_ROLE),
        closed(
            admin,
            ADMIN_ROW,
            ROLE,
            INTERACTIVE_APP,
            Gate.MODE_PERMITS_SURFACE,
            Reason.MODE_EXCLUDES_SURFACE,
            Change.ASSIGN_LICENSE),
        closed(
            licensed,
            NON_INTERACTIVE_ROW,
            ROLE,
            SETTINGS,
            Gate.MODE_PERMITS_SURFACE,
            Reason.MODE_EXCLUDES_SURFACE,
            Change.SET_READ_WRITE),
        closed(
            account(),
            NON_INTERACTIVE_ROW,
            ROLE,
            INTERACTIVE_APP,
            Gate.MODE_PERMITS_SURFACE,
            Reason.MODE_EXCLUDES_SURFACE,
            Change.ASSIGN_LICENSE,
            Change.SET_READ_WRITE),
        closed(
            account().licensed().holding(GLOBAL_ADMINISTRATOR),
            ADMIN_ROW,
            ROLE,
            INTERACTIVE_APP,
            Gate.MODE_PERMITS_SURFACE,
            Reason.MODE_EXCLUDES_SURFACE,
            Change.SYNC_USER));
  }

  @ParameterizedTest(name = "{4} {5}")
  @MethodSource
  void firstClosedGates(
      Account account,
      Row row,
      List<String> roles,
      Surface surface,
      Gate gate,
      Reason reason,
      List<Change> changes) {
    Explanation explanation = explain(applicant(account, row, roles, environment()), surface);
    Access access = explanation.access();

    assertThat(access.admitted()).isFalse();
    assertThat(access.firstClosed().orElseThrow().gate()).isEqualTo(gate);
    assertThat(access.firstClosed().orElseThrow().reason()).isEqualTo(reason);
    assertThat(explanation.smallestChange()).isEqualTo(changes);
  }

  @Test
  void aUserWithARoleGetsIn() {
    Explanation explanation =
        explain(
            applicant(account().licensed(), LICENSED_ROW, ROLE, environment()), INTERACTIVE_APP);
    Access access = explanation.access();

    assertThat(access.admitted()).isTrue();
    assertThat(explanation.smallestChange()).isEmpty();
    assertThat(explanation.hopeless()).isFalse();
    assertThat(access.gates())
        .extracting(GateVerdict::gate)
        .containsExactly(
            Gate.ROW_EXISTS, Gate.ENABLED, Gate.HAS_SECURITY_ROLE, Gate.MODE_PERMITS_SURFACE);
    assertThat(access.gates().get(1).reason()).isEqualTo(Reason.LICENSED);
  }

  @Test
  void anAdministratorReachesSettingsAndAProgramTheWebApi() {
    Access settings =
        Gates.ask(
            applicant(account().holding(GLOBAL_ADMINISTRATOR), ADMIN_ROW, ROLE, environment()),
            SETTINGS);
    Access api = Gates.ask(applicant(account(), NON_INTERACTIVE_ROW, ROLE, environment()), WEB_API);

    assertThat(settings.admitted()).isTrue();
    assertThat(api.admitted()).isTrue();
  }

  @Test
  void aStatedBlockClosesAccessWhileTheRowIsStillEnabled() {
    Explanation explanation =
        explain(
            applicant(account().licensed().blocked(), LICENSED_ROW, ROLE, environment()), WEB_API);

    assertThat(explanation.access().firstClosed().orElseThrow().gate()).isEqualTo(Gate.ENABLED);
    assertThat(explanation.smallestChange()).containsExactly(Change.UNBLOCK_SIGN_IN);
  }

  @Test
  void aMissingLicenceDoesNotCloseARowThatIsStillEnabled() {
    Access access = Gates.ask(applicant(account(), LICENSED_ROW, ROLE, environment()), WEB_API);

    assertThat(access.admitted()).isTrue();
  }

  @Test
  void someoneWaitingForASlotIsTold() {
    Row waiting = disabledBy(account().licensed().blocked(), NON_INTERACTIVE_ROW);

    Explanation explanation =
        explain(applicant(account().licensed(), waiting, ROLE, noSlotFree()), WEB_API);
    Access access = explanation.access();

    assertThat(access.firstClosed().orElseThrow().reason()).isEqualTo(Reason.NON_INTERACTIVE_LIMIT);
    assertThat(explanation.smallestChange()).containsExactly(Change.FREE_NON_INTERACTIVE_SLOT);
    assertThat(access.firstClosed().orElseThrow().evidence())
        .containsExactly(new Evidence(Fact.NON_INTERACTIVE_SLOTS, "5 of 5 held, 0 waiting", null));
  }

  @Test
  void evidenceNamesTheFactItsValueAndWhenItWasSeen() {
    Sighting seen = new Sighting(Instant.parse("2026-03-01T09:00:00Z"), "e1.4711");
    Applicant applicant =
        new Applicant(
            Optional.of(account().facts()),
            Optional.empty(),
            ROLE,
            environment(),
            Map.of(Fact.LICENSE, seen));

    assertThat(Gates.ask(applicant, WEB_API).firstClosed().orElseThrow().evidence())
        .containsExactly(
            new Evidence(Fact.LICENSE, "none", seen),
            new Evidence(Fact.DIRECTORY_ROLES, "none", null));
  }

  @Test
  void anAccountNeverSeenIsSaidToBeUnknown() {
    Applicant nobody =
        new Applicant(Optional.empty(), Optional.empty(), NO_ROLE, environment(), Map.of());

    Explanation explanation = explain(nobody, INTERACTIVE_APP);
    Access access = explanation.access();

    assertThat(access.gates())
        .extracting(GateVerdict::verdict)
        .containsExactly(Verdict.CLOSED, Verdict.NOT_ASKED, Verdict.NOT_ASKED, Verdict.NOT_ASKED);
    assertThat(access.firstClosed().orElseThrow().reason()).isEqualTo(Reason.ACCOUNT_UNKNOWN);
    assertThat(explanation.smallestChange())
        .containsExactly(Change.CREATE_ACCOUNT, Change.ASSIGN_LICENSE, Change.ASSIGN_SECURITY_ROLE);
  }

  @Test
  void oneChangeIsPreferredToTwo() {
    Row waiting = disabledBy(account().licensed().blocked(), NON_INTERACTIVE_ROW);
    Applicant applicant = applicant(account().licensed(), waiting, ROLE, noSlotFree());

    assertThat(explain(applicant, INTERACTIVE_APP).smallestChange())
        .as("no slot need be freed for somebody who gives the mode up")
        .containsExactly(Change.SET_READ_WRITE);
  }

  @Test
  void everythingThatStandsInTheWayIsSuggestedAndNotTheFirstOfIt() {
    Applicant applicant =
        applicant(account().blocked(), disabledBy(account()), NO_ROLE, environment());

    assertThat(explain(applicant, INTERACTIVE_APP).smallestChange())
        .containsExactly(
            Change.UNBLOCK_SIGN_IN, Change.ASSIGN_LICENSE, Change.ASSIGN_SECURITY_ROLE);
  }

  @Test
  void aProgramThatCannotGetIntoAnAppIsNotGivenAdvice() {
    Explanation explanation =
        explain(program(true, AccessMode.NON_INTERACTIVE, Privileges.NONE), INTERACTIVE_APP);

    assertThat(explanation.hopeless()).isTrue();
    assertThat(explanation.smallestChange()).isEmpty();
  }

  @Test
  void aHeldChangeIsEvidenceOfTheGateItKeepsOpen() {
    Evidence held = new Evidence(Fact.HOLD, "NO_LICENSE", new Sighting(Instant.EPOCH, null));
    Applicant applicant =
        new Applicant(
            Optional.of(account().facts()),
            Optional.of(LICENSED_ROW),
            Optional.of(LICENSED_ROW.standing()),
            ROLE,
            Privileges.NONE,
            environment(),
            Map.of(),
            List.of(held));

    GateVerdict enabled = Gates.ask(applicant, WEB_API).gates().get(1);

    assertThat(enabled.verdict()).isEqualTo(Verdict.OPEN);
    assertThat(enabled.evidence()).contains(held);
  }

  private static Explanation explain(Applicant applicant, Surface surface) {
    return Explanation.of(applicant, surface, List.of());
  }

  private static Arguments closed(
      Account account,
      Row row,
      List<String> roles,
      Surface surface,
      Gate gate,
      Reason reason,
      Change... changes) {
    return arguments(account, row, roles, surface, gate, reason, List.of(changes));
  }

  private static Applicant applicant(
      Account account, Row row, List<String> roles, Environment environment) {
    return new Applicant(
        Optional.of(account.facts()), Optional.ofNullable(row), roles, environment, Map.of());
  }

  private static Row disabledBy(Account account) {
    return disabledBy(account, LICENSED_ROW);
  }

  private static Row disabledBy(Account account, Row row) {
    return synced(Optional.of(row), account.facts()).orElseThrow();
  }

  @Test
  void privilegesAreAskedForLastAndTheModeNarrowsThem() {
    Privileges reading = Privileges.of(Depth.BASIC, List.of(Privilege.READ_ACCOUNT));

    assertThat(privilege(program(true, AccessMode.NON_INTERACTIVE, reading)).verdict())
        .isEqualTo(Verdict.OPEN);
    assertThat(privilege(program(true, AccessMode.NON_INTERACTIVE, Privileges.NONE)).reason())
        .isEqualTo(Reason.PRIVILEGE_MISSING);
    assertThat(privilege(program(true, AccessMode.ADMINISTRATIVE, reading)).reason())
        .isEqualTo(Reason.MODE_EXCLUDES_PRIVILEGE);
  }

  @Test
  void aProgramIsOutsideTheDirectorysFacts() {
    Access enabled = Gates.ask(program(true, AccessMode.NON_INTERACTIVE, Privileges.NONE), WEB_API);
    Access disabled =
        Gates.ask(program(false, AccessMode.NON_INTERACTIVE, Privileges.NONE), WEB_API);

    assertThat(enabled.admitted()).isTrue();
    assertThat(disabled.firstClosed().orElseThrow().gate()).isEqualTo(Gate.ENABLED);
    assertThat(disabled.firstClosed().orElseThrow().reason()).isEqualTo(Reason.DISABLED_HERE);
  }

  private static GateVerdict privilege(Applicant applicant) {
    Access access = Gates.ask(applicant, WEB_API, List.of(Privilege.READ_ACCOUNT));
    GateVerdict last = access.gates().get(4);
    assertThat(last.gate()).isEqualTo(Gate.PRIVILEGE_SUFFICES);
    return last;
  }

  private static Applicant program(boolean enabled, AccessMode mode, Privileges privileges) {
    return new Applicant(
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Standing(enabled, mode, null)),
        ROLE,
        privileges,
        environment(),
        Map.of());
  }
}

package dev.tenantsync.dynamics.entitlement;

import static dev.tenantsync.dynamics.entitlement.AccessMode.ADMINISTRATIVE;
import static dev.tenantsync.dynamics.entitlement.AccessMode.NON_INTERACTIVE;
import static dev.tenantsync.dynamics.entitlement.AccessMode.READ_WRITE;
import static dev.tenantsync.dynamics.entitlement.Account.account;
import static dev.tenantsync.dynamics.entitlement.Account.named;
import static dev.tenantsync.dynamics.entitlement.Rows.administeredByHand;
import static dev.tenantsync.dynamics.entitlement.Rows.applied;
import static dev.tenantsync.dynamics.entitlement.Rows.choosing;
import static dev.tenantsync.dynamics.entitlement.Rows.deletedHere;
import static dev.tenantsync.dynamics.entitlement.Rows.environment;
import static dev.tenantsync.dynamics.entitlement.Rows.rowOf;
import static dev.tenantsync.dynamics.entitlement.Rows.synced;
import static dev.tenantsync.dynamics.entitlement.TenantRole.DYNAMICS_365_ADMINISTRATOR;
import static dev.tenantsync.dynamics.entitlement.TenantRole.GLOBAL_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tenantsync.dynamics.entitlement.Plan.Kind;
import dev.tenantsync.dynamics.entitlement.Plan.Step;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanTest {

  private static final Row LICENSED = rowOf(account().licensed());
  private static final Row ADMINISTRATOR = rowOf(account().holding(GLOBAL_ADMINISTRATOR));
  private static final Row BOTH = rowOf(account().licensed().holding(GLOBAL_ADMINISTRATOR));
  private static final Row DISABLED = after(LICENSED, account());
  private static final Row NON_INTERACTIVE_USER = choosing(NON_INTERACTIVE, LICENSED);
  private static final Row BY_HAND_ADMINISTRATIVE = choosing(ADMINISTRATIVE, LICENSED);

  /** What an event leaves on the row. */
  record Outcome(
      boolean enabled, AccessMode mode, boolean licensed, int azureState, boolean administrator) {}

  private static Outcome enabled(AccessMode mode, boolean licensed) {
    return new Outcome(true, mode, licensed, 0, false);
  }

  private static Outcome disabled(AccessMode mode, boolean licensed, int azureState) {
    return new Outcome(false, mode, licensed, azureState, false);
  }

  private static Outcome administering(Outcome outcome) {
    return new Outcome(outcome.enabled, outcome.mode, outcome.licensed, outcome.azureState, true);
  }

  static Stream<Arguments> directoryEvents() {
    return Stream.of(
        arguments("1 created, licensed", null, account().licensed(), enabled(READ_WRITE, true)),
        arguments("3 licence removed", LICENSED, account(), disabled(READ_WRITE, false, 0)),
        arguments(
            "4 licence granted again", DISABLED, account().licensed(), enabled(READ_WRITE, true)),
        arguments(
            "5 sign-in blocked",
            LICENSED,
            account().licensed().blocked(),
            disabled(READ_WRITE, true, 0)),
        arguments(
            "6 sign-in allowed again",
            after(LICENSED, account().licensed().blocked()),
            account().licensed(),
            enabled(READ_WRITE, true)),
        arguments(
            "7 soft-deleted", LICENSED, account().softDeleted(), disabled(READ_WRITE, false, 1)),
        arguments(
            "8 restored, licensed",
            after(LICENSED, account().softDeleted()),
            account().licensed(),
            enabled(READ_WRITE, true)),
        arguments(
            "8b restored, unlicensed",
            after(LICENSED, account().softDeleted()),
            account(),
            disabled(READ_WRITE, false, 0)),
        arguments(
            "9 hard-deleted",
            after(LICENSED, account().softDeleted()),
            account().gone(),
            disabled(READ_WRITE, false, 2)),
        arguments(
            "10 deleted here",
            deletedHere(after(LICENSED, account().gone())),
            account().gone(),
            disabled(READ_WRITE, false, 2)),
        arguments(
            "10 never enabled again",
            deletedHere(after(LICENSED, account().gone())),
            account().licensed(),
            disabled(READ_WRITE, true, 0)),
        arguments(
            "12 out of the group",
            LICENSED,
            account().licensed().outsideGroup(),
            disabled(READ_WRITE, true, 0)),
        arguments(
            "12 Global administrator out of the group",
            ADMINISTRATOR,
            account().holding(GLOBAL_ADMINISTRATOR).outsideGroup(),
            administering(enabled(ADMINISTRATIVE, false))),
        arguments(
            "12 Dynamics administrator out of the group",
            rowOf(account().holding(DYNAMICS_365_ADMINISTRATOR)),
            account().holding(DYNAMICS_365_ADMINISTRATOR).outsideGroup(),
            administering(disabled(ADMINISTRATIVE, false, 0))),
        arguments(
            "13 in the group again",
            after(LICENSED, account().licensed().outsideGroup()),
            account().licensed(),
            enabled(READ_WRITE, true)),
        arguments(
            "18 role granted, unlicensed, no row",
            null,
            account().holding(DYNAMICS_365_ADMINISTRATOR),
            administering(enabled(ADMINISTRATIVE, false))),
        arguments(
            "18 role granted, unlicensed, row",
            DISABLED,
            account().holding(GLOBAL_ADMINISTRATOR),
            administering(enabled(ADMINISTRATIVE, false))),
        arguments(
            "19 role granted, licensed",
            LICENSED,
            account().licensed().holding(GLOBAL_ADMINISTRATOR),
            administering(enabled(READ_WRITE, true))),
        arguments(
            "20 role removed, licensed", BOTH, account().licensed(), enabled(READ_WRITE, true)),
        arguments(
            "21 role removed, unlicensed",
            ADMINISTRATOR,
            account(),
            disabled(ADMINISTRATIVE, false, 0)),
        arguments(
            "22 licence granted to administrator",
            ADMINISTRATOR,
            account().licensed().holding(GLOBAL_ADMINISTRATOR),
            administering(enabled(READ_WRITE, true))),
        arguments(
            "23 licence removed from administrator",
            BOTH,
            account().holding(GLOBAL_ADMINISTRATOR),
            administering(enabled(ADMINISTRATIVE, false))),
        arguments(
            "24 licence granted, Administrative by hand",
            after(BY_HAND_ADMINISTRATIVE, account()),
            account().licensed(),
            enabled(ADMINISTRATIVE, true)),
        arguments(
            "25 licence removed, Administrative by hand",
            BY_HAND_ADMINISTRATIVE,
            account(),
            disabled(ADMINISTRATIVE, false, 0)),
        arguments(
            "26 licence removed, Non-interactive",
            NON_INTERACTIVE_USER,
            account(),
            enabled(NON_INTERACTIVE, false)),
        arguments(
            "27 Non-interactive out of the group",
            NON_INTERACTIVE_USER,
            account().outsideGroup(),
            disabled(NON_INTERACTIVE, false, 0)),
        arguments(
            "27 Non-interactive blocked",
            NON_INTERACTIVE_USER,
            account().blocked(),
            disabled(NON_INTERACTIVE, false, 0)),
        arguments(
            "27 Non-interactive deleted",
            NON_INTERACTIVE_USER,
            account().softDeleted(),
            disabled(NON_INTERACTIVE, false, 1)));
  }

  @ParameterizedTest(name = "event {0}")
  @MethodSource
  void directoryEvents(String event, Row row, Account account, Outcome outcome) {
    Row result = synced(Optional.ofNullable(row), account.facts()).orElseThrow();

    assertThat(
            new Outcome(
                result.standing().enabled(),
                result.standing().accessMode(),
                result.state().licensed(),
                result.state().azureState().code(),
                result.administrator().fromDirectory()))
        .isEqualTo(outcome);
  }

  @ParameterizedTest(name = "event {0}")
  @MethodSource("directoryEvents")
  void aSecondPlanIsEmpty(String event, Row row, Account account, Outcome outcome) {
    Optional<Row> result = synced(Optional.ofNullable(row), account.facts());

    assertThat(Decision.decide(account.facts(), result, environment()).plan())
        .isEqualTo(Plan.NOTHING);
  }

  @Test
  void manualGrantsSurviveDisablingDeletionAndRestore() {
    Row row = administeredByHand(BOTH);
    row = after(row, account().softDeleted());
    assertThat(row.administrator()).isEqualTo(new SystemAdministrator(false, true));

    row = after(row, account().licensed());
    assertThat(row.administrator()).isEqualTo(new SystemAdministrator(false, true));
    assertThat(row.standing().enabled()).isTrue();
  }

  @Test
  void theDirectorysGrantStaysWhereTheSettingKeepsIt() {
    Environment keeping = new Environment(environment().slots(), true, true);

    Plan plan = Decision.decide(account().licensed().facts(), Optional.of(BOTH), keeping).plan();

    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void aRenameWritesTheProfileAndNothingElse() {
    Plan plan =
        planFor(LICENSED, account().licensed().with(named("eva@contoso.com", "Eva", "Berg")));

    assertThat(plan.steps())
        .containsExactly(new Step(Kind.UPDATE_PROFILE, Reason.PROFILE_FOLLOWS_DIRECTORY));
  }

  @Test
  void aDisplayNameAloneWritesNothing() {
    Profile shown = named("ada@contoso.com", "Ada", "Berg");
    Profile renamed =
        new Profile(
            shown.userPrincipalName(),
            null,
            "Another",
            "Ada",
            "Berg",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(planFor(LICENSED, account().licensed().with(renamed)).isEmpty()).isTrue();
  }

  @Test
  void aRowThatStaysDisabledGetsTheNewReason() {
    Plan plan = planFor(DISABLED, account().blocked());

    assertThat(plan.steps()).containsExactly(new Step(Kind.UPDATE_STATE, Reason.SIGN_IN_BLOCKED));
  }

  @Test
  void stepsCarryTheirReasons() {
    Plan losing = planFor(BOTH, account());

    assertThat(losing.steps())
        .containsExactly(
            new Step(Kind.DISABLE, Reason.NO_LICENSE),
            new Step(Kind.REVOKE_SYSTEM_ADMINISTRATOR, Reason.DIRECTORY_ROLE_GONE),
            new Step(Kind.UPDATE_STATE, Reason.STATE_FOLLOWS_FACTS));
    assertThat(losing.takesAway()).isTrue();
    assertThat(
            Decision.decide(
                    account().holding(GLOBAL_ADMINISTRATOR).facts(),
                    Optional.empty(),
                    environment())
                .plan()
                .steps())
        .containsExactly(
            new Step(Kind.INSERT, Reason.TENANT_ADMINISTRATOR),
            new Step(Kind.GRANT_SYSTEM_ADMINISTRATOR, Reason.DIRECTORY_ROLE_HELD));
  }

  @Test
  void anAdministratorWithoutLicenceIsASetupUser() {
    assertThat(ADMINISTRATOR.state().setupUser()).isTrue();
    assertThat(ADMINISTRATOR.state().calType()).isEqualTo(CalType.ADMINISTRATIVE);

    Row licensed = after(ADMINISTRATOR, account().licensed().holding(GLOBAL_ADMINISTRATOR));
    assertThat(licensed.state().setupUser()).isFalse();
    assertThat(licensed.state().calType()).isEqualTo(CalType.SALES);
  }

  @Test
  void theKindOfLicenceIsKeptWhileDisabled() {
    assertThat(DISABLED.state().calType()).isEqualTo(CalType.SALES);
  }

  @Test
  void aDeletionWithoutADateLeavesTheDateFirstKnown() {
    Row deleted = after(LICENSED, account().softDeleted());
    Row gone = after(deleted, account().gone());

    assertThat(gone.state().azureDeletedOn()).isEqualTo(Account.YESTERDAY);
    assertThat(after(gone, account()).state().azureDeletedOn()).isNull();
  }

  @Test
  void aRecycledNameGetsARowOfItsOwn() {
    Row old = after(LICENSED, account().softDeleted());
    UUID other = UUID.fromString("0a5e1c1e-0000-4000-8000-000000000002");
    AccountFacts recreated = account().id(other).licensed().facts();

    Row fresh =
        applied(
                Optional.empty(),
                other,
                Decision.decide(recreated, Optional.empty(), environment()))
            .orElseThrow();

    assertThat(fresh.profile().domainname()).isEqualTo("ada@contoso.com");
    assertThat(old.profile().domainname()).isNotEqualTo(fresh.profile().domainname());
    assertThat(fresh.administrator()).isEqualTo(SystemAdministrator.NOT_HELD);
  }

  private static Plan planFor(Row row, Account account) {
    return Decision.decide(account.facts(), Optional.of(row), environment()).plan();
  }

  private static Row after(Row row, Account account) {
    return synced(Optional.of(row), account.facts()).orElseThrow();
  }
}

package dev.tenantsync.dynamics.entitlement;

import static dev.tenantsync.dynamics.entitlement.AccessMode.NON_INTERACTIVE;
import static dev.tenantsync.dynamics.entitlement.AccessMode.READ;
import static dev.tenantsync.dynamics.entitlement.Account.account;
import static dev.tenantsync.dynamics.entitlement.Rows.blockedHere;
import static dev.tenantsync.dynamics.entitlement.Rows.choosing;
import static dev.tenantsync.dynamics.entitlement.Rows.deletedHere;
import static dev.tenantsync.dynamics.entitlement.Rows.environment;
import static dev.tenantsync.dynamics.entitlement.Rows.noSlotFree;
import static dev.tenantsync.dynamics.entitlement.Rows.rowOf;
import static dev.tenantsync.dynamics.entitlement.TenantRole.DYNAMICS_365_ADMINISTRATOR;
import static dev.tenantsync.dynamics.entitlement.TenantRole.GLOBAL_ADMINISTRATOR;
import static dev.tenantsync.dynamics.entitlement.TenantRole.POWER_PLATFORM_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EntitlementTest {

  private static final Row LICENSED_ROW = rowOf(account().licensed());
  private static final Row NON_INTERACTIVE_ROW = choosing(NON_INTERACTIVE, LICENSED_ROW);

  static Stream<Arguments> firstMatchWins() {
    Row blocked = blockedHere(LICENSED_ROW);
    return Stream.of(
        arguments("0", account().softDeleted(), deletedHere(blocked), Reason.DELETED_HERE),
        arguments("0", account().licensed(), deletedHere(LICENSED_ROW), Reason.DELETED_HERE),
        arguments("0", account().licensed(), blocked, Reason.DISABLED_HERE),
        arguments("0", account().gone(), blocked, Reason.DISABLED_HERE),
        arguments(
            "1",
            account().licensed().softDeleted().blocked(),
            LICENSED_ROW,
            Reason.DELETED_IN_DIRECTORY),
        arguments("1", account().licensed().gone(), LICENSED_ROW, Reason.DELETED_IN_DIRECTORY),
        arguments(
            "1",
            account().holding(GLOBAL_ADMINISTRATOR).softDeleted(),
            null,
            Reason.DELETED_IN_DIRECTORY),
        arguments(
            "2",
            account().licensed().blocked().outsideGroup(),
            LICENSED_ROW,
            Reason.SIGN_IN_BLOCKED),
        arguments(
            "2", account().blocked().holding(GLOBAL_ADMINISTRATOR), null, Reason.SIGN_IN_BLOCKED),
        arguments(
            "3", account().licensed().outsideGroup(), LICENSED_ROW, Reason.OUTSIDE_SECURITY_GROUP),
        arguments(
            "3", account().outsideGroup(), NON_INTERACTIVE_ROW, Reason.OUTSIDE_SECURITY_GROUP),
        arguments(
            "3",
            account().holding(DYNAMICS_365_ADMINISTRATOR).outsideGroup(),
            null,
            Reason.OUTSIDE_SECURITY_GROUP),
        arguments(
            "3 exempt",
            account().holding(GLOBAL_ADMINISTRATOR).outsideGroup(),
            null,
            Reason.TENANT_ADMINISTRATOR),
        arguments(
            "3 exempt",
            account().licensed().holding(POWER_PLATFORM_ADMINISTRATOR).outsideGroup(),
            null,
            Reason.LICENSED),
        arguments("4", account().licensed(), null, Reason.LICENSED),
        arguments(
            "4",
            account().licensed().holding(DYNAMICS_365_ADMINISTRATOR),
            LICENSED_ROW,
            Reason.LICENSED),
        arguments("4", account().licensed(), NON_INTERACTIVE_ROW, Reason.LICENSED),
        arguments(
            "5", account().holding(DYNAMICS_365_ADMINISTRATOR), null, Reason.TENANT_ADMINISTRATOR),
        arguments(
            "5",
            account().holding(DYNAMICS_365_ADMINISTRATOR),
            NON_INTERACTIVE_ROW,
            Reason.TENANT_ADMINISTRATOR),
        arguments("6", account(), NON_INTERACTIVE_ROW, Reason.NON_INTERACTIVE_ACCOUNT),
        arguments("7", account(), null, Reason.NO_LICENSE),
        arguments("7", account(), LICENSED_ROW, Reason.NO_LICENSE),
        arguments("7", account(), choosing(READ, LICENSED_ROW), Reason.NO_LICENSE));
  }

  @ParameterizedTest(name = "rule {0}: {3}")
  @MethodSource
  void firstMatchWins(String rule, Account account, Row row, Reason reason) {
    Entitlement entitlement = Entitlement.of(account.facts(), Optional.ofNullable(row));

    assertThat(entitlement.reason()).isEqualTo(reason);
  }

  static Stream<Arguments> theRowThatShouldBe() {
    Row administrator = rowOf(account().holding(GLOBAL_ADMINISTRATOR));
    Account licensed = account().licensed();
    Account admin = account().holding(GLOBAL_ADMINISTRATOR);
    return Stream.of(
        arguments("licensed, no row", licensed, null, true, "Read-Write"),
        arguments("licensed, no choice", licensed, administrator, true, "Read-Write"),
        arguments("licensed, Read", licensed, choosing(READ, LICENSED_ROW), true, "Read"),
        arguments(
            "licensed, Administrative",
            licensed,
            choosing(AccessMode.ADMINISTRATIVE, LICENSED_ROW),
            true,
            "Administrative"),
        arguments(
            "licensed, Non-interactive", licensed, NON_INTERACTIVE_ROW, true, "Non-interactive"),
        arguments("administrative, no row", admin, null, true, "Administrative"),
        arguments("administrative, no choice", admin, LICENSED_ROW, true, "Administrative"),
        arguments(
            "administrative, Read chosen",
            admin,
            choosing(READ, LICENSED_ROW),
            true,
            "Administrative"),
        arguments(
            "administrative, Non-interactive", admin, NON_INTERACTIVE_ROW, true, "Non-interactive"),
        arguments("non-interactive", account(), NON_INTERACTIVE_ROW, true, "Non-interactive"),
        arguments("none", account(), LICENSED_ROW, false, "Read-Write"),
        arguments("none, mode as it stands", account(), administrator, false, "Administrative"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void theRowThatShouldBe(
      String situation, Account account, Row row, boolean enabled, String mode) {
    Standing standing =
        Desired.of(account.facts(), Optional.ofNullable(row), environment())
            .row()
            .orElseThrow()
            .standing();

    assertThat(standing.enabled()).isEqualTo(enabled);
    assertThat(standing.accessMode().label()).isEqualTo(mode);
  }

  @Test
  void nobodyWithoutEntitlementGetsARow() {
    Desired desired = Desired.of(account().facts(), Optional.empty(), environment());

    assertThat(desired.row()).isEmpty();
    assertThat(desired.reason()).isEqualTo(Reason.NO_LICENSE);
    assertThat(Plan.between(Optional.empty(), desired)).isEqualTo(Plan.NOTHING);
  }

  @Test
  void onlyAChosenModeKeepsAnUnlicensedUserNotOneThatMerelyStands() {
    Row standing =
        new Row(
            Account.ID,
            Standing.enabled(NON_INTERACTIVE),
            LocalChoices.NONE,
            LICENSED_ROW.state(),
            LICENSED_ROW.profile(),
            SystemAdministrator.NOT_HELD);

    assertThat(Entitlement.of(account().facts(), Optional.of(standing)).reason())
        .isEqualTo(Reason.NO_LICENSE);
  }

  @Nested
  class WithoutAFreeSlot {

    private final Row waiting =
        Rows.applied(
                Optional.of(disabledNonInteractive()),
                Account.ID,
                Decision.decide(
                    account().licensed().facts(),
                    Optional.of(disabledNonInteractive()),
                    noSlotFree()))
            .orElseThrow();

    private Row disabledNonInteractive() {
      return Rows.synced(Optional.of(NON_INTERACTIVE_ROW), account().blocked().facts())
          .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aNonInteractiveUserStaysDisabledLicensedOrNot(boolean licensed) {
      Account account = licensed ? account().licensed() : account();
      Desired desired =
          Desired.of(account.facts(), Optional.of(disabledNonInteractive()), noSlotFree());

      assertThat(desired.enabled()).isFalse();
      assertThat(desired.reason()).isEqualTo(Reason.NON_INTERACTIVE_LIMIT);
      assertThat(waiting.standing().waitsForSlot()).isTrue();
    }

    @Test
    void theOneWaitingIsEnabledWhenASlotFrees() {
      Environment oneFree = environment().with(new Slots(5, 4, List.of(Account.ID)));

      Plan plan =
          Decision.decide(account().licensed().facts(), Optional.of(waiting), oneFree).plan();

      assertThat(plan.has(Plan.Kind.ENABLE)).isTrue();
    }

    @Test
    void loweringTheLimitDisablesNobody() {
      Environment lowered = environment().with(new Slots(1, 4, List.of()));

      Plan plan =
          Decision.decide(account().licensed().facts(), Optional.of(NON_INTERACTIVE_ROW), lowered)
              .plan();

      assertThat(plan.has(Plan.Kind.DISABLE)).isFalse();
    }
  }

  @Nested
  class WhatIsBelieved {

    private final Claims everything = new Claims(true, Set.of(GLOBAL_ADMINISTRATOR), Scope.IN);

    @Test
    void unsettledLossesAreWithheldAndLeaveTheAccountPending() {
      Believed believed = account().outsideGroup().unsettledAfter(everything).facts().believed();

      assertThat(believed.claims()).isEqualTo(everything);
      assertThat(believed.withheld()).containsExactlyInAnyOrder(Claim.values());
      assertThat(believed.pending()).isTrue();
    }

    @Test
    void settledLossesCount() {
      Believed believed = account().outsideGroup().believedBefore(everything).facts().believed();

      assertThat(believed.claims()).isEqualTo(new Claims(false, Set.of(), Scope.OUT));
      assertThat(believed.pending()).isFalse();
    }

    @Test
    void gainsCountAtOnce() {
      Believed believed =
          account()
              .licensed()
              .holding(GLOBAL_ADMINISTRATOR)
              .unsettledAfter(Claims.NONE)
              .facts()
              .believed();

      assertThat(believed.claims()).isEqualTo(everything);
      assertThat(believed.pending()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGN_IN_BLOCKED", "DELETED_IN_DIRECTORY"})
    void blocksAndDeletionsCountAtOnce(Reason stated) {
      Account account =
          stated == Reason.SIGN_IN_BLOCKED ? account().blocked() : account().softDeleted();

      Desired desired =
          Desired.of(
              account.unsettledAfter(everything).facts(), Optional.of(LICENSED_ROW), environment());

      assertThat(desired.enabled()).isFalse();
      assertThat(desired.reason()).isEqualTo(stated);
    }

    @Test
    void unknownRolesAndScopeTakeNothingAway() {
      Believed believed =
          account()
              .licensed()
              .rolesUnknown()
              .scopeUnknown()
              .believedBefore(everything)
              .facts()
              .believed();

      assertThat(believed.claims()).isEqualTo(everything);
      assertThat(believed.pending()).isFalse();
    }

    @Test
    void anUnknownScopeKeepsEnabledRowsAndLetsNobodyNewIn() {
      AccountFacts facts = account().licensed().scopeUnknown().facts();

      assertThat(Desired.of(facts, Optional.of(LICENSED_ROW), environment()).enabled()).isTrue();
      assertThat(Desired.of(facts, Optional.empty(), environment()).reason())
          .isEqualTo(Reason.SCOPE_UNKNOWN);
    }
  }

  @Test
  void reasonIdsNeverChange() {
    assertThat(Stream.of(Reason.values()).map(Reason::id))
        .contains(
            "LICENSED",
            "TENANT_ADMINISTRATOR",
            "NON_INTERACTIVE_ACCOUNT",
            "DELETED_HERE",
            "DISABLED_HERE",
            "DELETED_IN_DIRECTORY",
            "SIGN_IN_BLOCKED",
            "OUTSIDE_SECURITY_GROUP",
            "SCOPE_UNKNOWN",
            "NO_LICENSE",
            "NON_INTERACTIVE_LIMIT");
    assertThat(Reason.values())
        .allMatch(reason -> Reason.ofId(reason.id()).orElseThrow() == reason);
    assertThat(Reason.values()).allMatch(reason -> reason.sentence().matches(".{10,500}\\."));
  }
}

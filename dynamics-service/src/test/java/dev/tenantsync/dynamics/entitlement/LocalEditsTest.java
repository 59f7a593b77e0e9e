package dev.tenantsync.dynamics.entitlement;

import static dev.tenantsync.dynamics.entitlement.AccessMode.ADMINISTRATIVE;
import static dev.tenantsync.dynamics.entitlement.AccessMode.DELEGATED_ADMIN;
import static dev.tenantsync.dynamics.entitlement.AccessMode.NON_INTERACTIVE;
import static dev.tenantsync.dynamics.entitlement.AccessMode.READ;
import static dev.tenantsync.dynamics.entitlement.AccessMode.READ_WRITE;
import static dev.tenantsync.dynamics.entitlement.AccessMode.SUPPORT_USER;
import static dev.tenantsync.dynamics.entitlement.Account.account;
import static dev.tenantsync.dynamics.entitlement.LocalEdits.Editor.ONESELF;
import static dev.tenantsync.dynamics.entitlement.LocalEdits.Editor.SOMEONE_ELSE;
import static dev.tenantsync.dynamics.entitlement.Rows.administeredByHand;
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

import dev.tenantsync.dynamics.entitlement.EditVerdict.Allowed;
import dev.tenantsync.dynamics.entitlement.EditVerdict.Refused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LocalEditsTest {

  private static final OtherAdministrators SOME = new OtherAdministrators(2, 2, 2);
  private static final OtherAdministrators NOBODY = new OtherAdministrators(0, 0, 0);

  private static final Account LICENSED = account().licensed();
  private static final Account UNLICENSED = account();
  private static final Account ADMIN = account().holding(GLOBAL_ADMINISTRATOR);
  private static final Row ROW = rowOf(LICENSED);
  private static final Row NON_INTERACTIVE_ROW = choosing(NON_INTERACTIVE, ROW);
  private static final Row ADMIN_ROW = rowOf(ADMIN);
  private static final Row SYSTEM_ADMINISTRATOR = administeredByHand(ROW);

  @Nested
  class ChoosingAnAccessMode {

    static Stream<Arguments> refusals() {
      return Stream.of(
          arguments(
              "platform's", LICENSED, ROW, SUPPORT_USER, "MODE_BELONGS_TO_PLATFORM", "0x8004431A"),
          arguments(
              "platform's",
              LICENSED,
              ROW,
              DELEGATED_ADMIN,
              "MODE_BELONGS_TO_PLATFORM",
              "0x8004431A"),
          arguments("deleted here", LICENSED, deletedHere(ROW), READ, "DELETED_HERE", "0x80048357"),
          arguments(
              "unlicensed administrator",
              ADMIN,
              ADMIN_ROW,
              READ_WRITE,
              "MODE_FOLLOWS_DIRECTORY",
              "0x8004022e"),
          arguments(
              "unlicensed administrator",
              ADMIN,
              ADMIN_ROW,
              READ,
              "MODE_FOLLOWS_DIRECTORY",
              "0x8004022e"),
          arguments(
              "unlicensed administrator",
              ADMIN,
              ADMIN_ROW,
              NON_INTERACTIVE,
              "MODE_FOLLOWS_DIRECTORY",
              "0x8004022e"),
          arguments(
              "unlicensed, Non-interactive administrator",
              ADMIN,
              NON_INTERACTIVE_ROW,
              READ_WRITE,
              "MODE_FOLLOWS_DIRECTORY",
              "0x8004022e"),
          arguments(
              "unlicensed",
              UNLICENSED,
              disabled(ROW),
              NON_INTERACTIVE,
              "MODE_NEEDS_LICENSE",
              "0x8004D24B"),
          arguments(
              "unlicensed",
              UNLICENSED,
              NON_INTERACTIVE_ROW,
              ADMINISTRATIVE,
              "MODE_NEEDS_LICENSE",
              "0x8004D24B"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource
    void refusals(
        String who, Account account, Row row, AccessMode mode, String reason, String code) {
      assertRefused(edits(account, row).chooseMode(mode, SOMEONE_ELSE), reason, code);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMINISTRATIVE", "READ", "NON_INTERACTIVE"})
    void aLicensedUserMayBeGivenAnyOtherMode(AccessMode mode) {
      Row after = written(edits(LICENSED, ROW).chooseMode(mode, SOMEONE_ELSE));

      assertThat(after.standing()).isEqualTo(Standing.enabled(mode));
      assertThat(after.local().chosenMode()).isEqualTo(mode);
    }

    @Test
    void aLicensedAdministratorMayBeMadeAdministrative() {
      Account both = account().licensed().holding(GLOBAL_ADMINISTRATOR);

      Row after = written(edits(both, rowOf(both)).chooseMode(ADMINISTRATIVE, SOMEONE_ELSE));

      assertThat(after.standing()).isEqualTo(Standing.enabled(ADMINISTRATIVE));
    }

    @ParameterizedTest
    @EnumSource(names = {"READ_WRITE", "READ"})
    void anUnlicensedNonInteractiveUserMovedAwayIsDisabledAtOnce(AccessMode mode) {
      Row after = written(edits(UNLICENSED, NON_INTERACTIVE_ROW).chooseMode(mode, SOMEONE_ELSE));

      assertThat(after.standing()).isEqualTo(Standing.disabled(mode, Reason.NO_LICENSE));
    }

    @Test
    void theSixthNonInteractiveUserIsRefused() {
      LocalEdits full = new LocalEdits(LICENSED.facts(), ROW, noSlotFree(), SOME);

      assertRefused(
          full.chooseMode(NON_INTERACTIVE, SOMEONE_ELSE), "NON_INTERACTIVE_LIMIT", "0x80040d3f");
    }

    @Test
    void aSlotSomebodyWaitsForIsNotFree() {
      Slots kept = new Slots(5, 4, List.of(UUID.randomUUID()));

      EditVerdict verdict =
          new LocalEdits(LICENSED.facts(), ROW, environment().with(kept), SOME)
              .chooseMode(NON_INTERACTIVE, SOMEONE_ELSE);

      assertRefused(verdict, "NON_INTERACTIVE_LIMIT", "0x80040d3f");
    }

    @Test
    void aSlotGivenUpNamesWhoseTurnItIs() {
      UUID waiting = UUID.randomUUID();
      Slots full = new Slots(5, 5, List.of(waiting));

      EditVerdict verdict =
          new LocalEdits(UNLICENSED.facts(), NON_INTERACTIVE_ROW, environment().with(full), SOME)
              .chooseMode(READ_WRITE, SOMEONE_ELSE);

      assertThat(allowed(verdict).turns()).containsExactly(waiting);
    }

    @Test
    void theModeThatStandsMayBeWrittenAndChangesNothing() {
      Allowed admin = allowed(edits(ADMIN, ADMIN_ROW).chooseMode(ADMINISTRATIVE, ONESELF));
      Allowed disabled = allowed(edits(UNLICENSED, disabled(ROW)).chooseMode(READ_WRITE, ONESELF));

      assertThat(admin.edited()).isEqualTo(ADMIN_ROW);
      assertThat(admin.decision().plan().isEmpty()).isTrue();
      assertThat(disabled.edited()).isEqualTo(disabled(ROW));
    }

    @Test
    void aChoiceOnADisabledRowHoldsFromThenOn() {
      Row chosen = written(edits(UNLICENSED, disabled(ROW)).chooseMode(READ, SOMEONE_ELSE));
      assertThat(chosen.standing()).isEqualTo(Standing.disabled(READ, Reason.NO_LICENSE));

      Row licensedAgain = synced(Optional.of(chosen), LICENSED.facts()).orElseThrow();
      assertThat(licensedAgain.standing()).isEqualTo(Standing.enabled(READ));
    }

    @Test
    void oneSystemAdministratorMustBeAbleToWrite() {
      OtherAdministrators readers = new OtherAdministrators(1, 0, 0);

      assertRefused(
          edits(LICENSED, SYSTEM_ADMINISTRATOR, readers).chooseMode(READ, SOMEONE_ELSE),
          "LAST_WRITING_ADMINISTRATOR",
          "0x80041d38");
      assertRefused(
          edits(LICENSED, SYSTEM_ADMINISTRATOR).chooseMode(READ, ONESELF),
          "OWN_WRITING",
          "0x80041d39");
      assertRefused(
          edits(LICENSED, SYSTEM_ADMINISTRATOR, NOBODY).chooseMode(ADMINISTRATIVE, ONESELF),
          "LAST_FULL_ACCESS",
          "0x80040d38");
      written(edits(LICENSED, SYSTEM_ADMINISTRATOR).chooseMode(READ, SOMEONE_ELSE));
    }

    @Test
    void theLastSystemAdministratorIsNotDisabledByAModeEither() {
      Row last = administeredByHand(NON_INTERACTIVE_ROW);

      assertRefused(
          edits(UNLICENSED, last, NOBODY).chooseMode(READ_WRITE, SOMEONE_ELSE),
          "LAST_SYSTEM_ADMINISTRATOR",
          "0x80041d2f");
    }
  }

  @Nested
  class Blocking {

    @Test
    void aBlockHoldsWhateverTheDirectorySaysLater() {
      Row blocked = written(edits(LICENSED, ROW).block());
      assertThat(blocked.standing()).isEqualTo(Standing.disabled(READ_WRITE, Reason.DISABLED_HERE));

      Row later = synced(Optional.of(blocked), LICENSED.facts()).orElseThrow();
      assertThat(later).isEqualTo(blocked);
    }

    @Test
    void tenantAdministratorsAreNotBlockedHere() {
      assertRefused(edits(ADMIN, ADMIN_ROW).block(), "TENANT_ADMINISTRATOR_HERE", "0x80041d65");
    }

    @Test
    void theLastSystemAdministratorIsNotBlocked() {
      assertRefused(
          edits(LICENSED, SYSTEM_ADMINISTRATOR, NOBODY).block(),
          "LAST_SYSTEM_ADMINISTRATOR",
          "0x80041d2f");
      written(edits(LICENSED, SYSTEM_ADMINISTRATOR).block());
    }

    @Test
    void aDisabledRowMayBeBlockedAsWell() {
      Row blocked = written(edits(UNLICENSED, disabled(ROW)).block());

      assertThat(synced(Optional.of(blocked), LICENSED.facts()).orElseThrow().standing().enabled())
          .isFalse();
    }
  }

  @Nested
  class Unblocking {

    @Test
    void theUserIsDecidedAnew() {
      Row unblocked = written(edits(LICENSED, blockedHere(disabled(ROW))).unblock());

      assertThat(unblocked.standing()).isEqualTo(Standing.enabled(READ_WRITE));
      assertThat(unblocked.local().blocked()).isFalse();
    }

    static Stream<Arguments> refusals() {
      return Stream.of(
          arguments(UNLICENSED, blockedHere(disabled(ROW)), "NO_LICENSE", "0x8004D24C"),
          arguments(UNLICENSED, disabled(ROW), "NO_LICENSE", "0x8004D24C"),
          arguments(
              account().licensed().blocked(), blockedHere(ROW), "SIGN_IN_BLOCKED", "0x8004D24C"),
          arguments(
              account().softDeleted(), blockedHere(ROW), "DELETED_IN_DIRECTORY", "0x8004D24C"),
          arguments(LICENSED, deletedHere(ROW), "DELETED_HERE", "0x80048357"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource
    void refusals(Account account, Row row, String reason, String code) {
      assertRefused(edits(account, row).unblock(), reason, code);
    }

    @Test
    void aNonInteractiveUserNeedsASlotAgain() {
      Row blocked = written(edits(LICENSED, NON_INTERACTIVE_ROW).block());

      assertRefused(
          new LocalEdits(LICENSED.facts(), blocked, noSlotFree(), SOME).unblock(),
          "NON_INTERACTIVE_LIMIT",
          "0x80040d3f");
    }
  }

  @Nested
  class SecurityRoles {

    @Test
    void rolesMayBePrestagedOnADisabledRowUnlessTheSettingSaysNo() {
      Environment strict = new Environment(environment().slots(), false, false);

      assertThat(allowed(edits(UNLICENSED, disabled(ROW)).grantRole(true)).edited().administrator())
          .isEqualTo(new SystemAdministrator(false, true));
      assertRefused(
          new LocalEdits(UNLICENSED.facts(), disabled(ROW), strict, SOME).grantRole(false),
          "DISABLED_USER_GETS_NO_ROLE",
          "0x80040225");
      allowed(new LocalEdits(LICENSED.facts(), ROW, strict, SOME).grantRole(false));
    }

    @Test
    void aTenantAdministratorKeepsSystemAdministrator() {
      assertRefused(
          edits(ADMIN, ADMIN_ROW).removeRole(true), "TENANT_ADMINISTRATOR_HERE", "0x80041d64");
      allowed(edits(ADMIN, ADMIN_ROW).removeRole(false));
    }

    @Test
    void theLastSystemAdministratorKeepsTheRole() {
      assertRefused(
          edits(LICENSED, SYSTEM_ADMINISTRATOR, NOBODY).removeRole(true),
          "LAST_SYSTEM_ADMINISTRATOR",
          "0x80041d30");
      assertThat(allowed(edits(LICENSED, SYSTEM_ADMINISTRATOR).removeRole(true)).edited())
          .isEqualTo(ROW);
    }

    @Test
    void aGrantKeptAfterTheDirectoryRoleWentMayBeTakenAway() {
      Environment keeping = new Environment(environment().slots(), true, true);
      Row kept = rowOf(account().licensed().holding(GLOBAL_ADMINISTRATOR));

      Allowed removed =
          allowed(new LocalEdits(LICENSED.facts(), kept, keeping, SOME).removeRole(true));

      assertThat(removed.edited().administrator()).isEqualTo(SystemAdministrator.NOT_HELD);
      assertThat(removed.decision().plan().isEmpty()).isTrue();
    }
  }

  @Nested
  class ChangingTheUnit {

    @Test
    void theLastAdministratorStaysWhereTheRolesAreUnlessTheyMoveAlong() {
      LocalEdits last = edits(LICENSED, SYSTEM_ADMINISTRATOR, NOBODY);

      assertRefused(last.changeUnit(false), "LAST_SYSTEM_ADMINISTRATOR", "0x80041d30");

      assertThat(allowed(last.changeUnit(true)).edited()).isEqualTo(SYSTEM_ADMINISTRATOR);
      assertThat(
              allowed(edits(LICENSED, SYSTEM_ADMINISTRATOR, SOME).changeUnit(false))
                  .edited()
                  .administrator())
          .isEqualTo(SystemAdministrator.NOT_HELD);
    }

    @Test
    void whatTheDirectoryGaveMovesAlong() {
      assertThat(allowed(edits(ADMIN, ADMIN_ROW, NOBODY).changeUnit(false)).edited())
          .isEqualTo(ADMIN_ROW);
    }
  }

  @Test
  void theOnlyOneWithFullAccessIsNotBlocked() {
    OtherAdministrators readers = new OtherAdministrators(1, 0, 0);

    assertRefused(
        edits(LICENSED, SYSTEM_ADMINISTRATOR, readers).block(), "ONLY_FULL_ACCESS", "0x80040d39");
  }

  @Nested
  class WritingColumns {

    @ParameterizedTest
    @CsvSource({
      "domainname, DIRECTORY, REFUSED, 0x8004022e",
      "fullname, DIRECTORY, REFUSED, 0x8004022e",
      "internalemailaddress, DIRECTORY, REFUSED, 0x8004022e",
      "mobilephone, DIRECTORY, REFUSED, 0x8004022e",
      "azurestate, DIRECTORY, REFUSED, 0x8004022e",
      "islicensed, DIRECTORY, REFUSED, 0x80041d4c",
      "issyncwithdirectory, DIRECTORY, REFUSED, 0x80041d4e",
      "azureactivedirectoryobjectid, DIRECTORY, REFUSED, 0x80041d4f",
      "createdon, SYSTEM, REFUSED, 0x8004022e",
      "nickname, DYNAMICS, FREE, ",
      "accessmode, DYNAMICS, DECIDED, ",
      "businessunitid, DYNAMICS, BOUND, ",
      "parentsystemuserid, DYNAMICS, BOUND, ",
      "isdisabled, DYNAMICS, DECIDED, "
    })
    void followsOneTable(String name, Owner owner, Column.Writing writing, String code) {
      Column column = Column.named(name).orElseThrow();

      assertThat(column.owner()).isEqualTo(owner);
      assertThat(column.writing()).isEqualTo(writing);
      assertThat(column.refusal().map(DataverseCode::code)).isEqualTo(Optional.ofNullable(code));
    }

    @Test
    void anUnknownNameIsNoColumn() {
      assertThat(Column.named("shoesize")).isEmpty();
      assertThat(Column.named("DomainName")).isEmpty();
    }
  }

  private static LocalEdits edits(Account account, Row row) {
    return edits(account, row, SOME);
  }

  private static LocalEdits edits(Account account, Row row, OtherAdministrators others) {
    return new LocalEdits(account.facts(), row, environment(), others);
  }

  private static Row disabled(Row row) {
    return synced(Optional.of(row), UNLICENSED.facts()).orElseThrow();
  }

  private static Allowed allowed(EditVerdict verdict) {
    return verdict.fold(
        allowed -> allowed,
        refused -> {
          throw new AssertionError("refused: " + refused);
        });
  }

  private static Row written(EditVerdict verdict) {
    Allowed allowed = allowed(verdict);
    return Rows.applied(Optional.of(allowed.edited()), Account.ID, allowed.decision())
        .orElseThrow();
  }

  private static void assertRefused(EditVerdict verdict, String reason, String code) {
    Refused refused =
        verdict.fold(
            allowed -> {
              throw new AssertionError("allowed: " + allowed);
            },
            no -> no);
    assertThat(refused.reason().id()).isEqualTo(reason);
    assertThat(refused.code().code()).isEqualTo(code);
  }
}

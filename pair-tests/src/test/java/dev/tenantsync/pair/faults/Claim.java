package dev.tenantsync.pair.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user may claim of Dynamics, said once more and in other words than the service's own, so
 * that both cannot err alike.
 */
enum Claim {
  NOTHING,
  LICENSED,
  ADMINISTRATIVE,
  NON_INTERACTIVE;

  /** By what the directory says, and what was done by hand to the row. */
  static Claim of(Account account, Optional<Row> row) {
    boolean admitted =
        account.present()
            && account.signIn()
            && (account.member() || account.globalAdministrator())
            && row.filter(Row::blockedHere).isEmpty();
    if (!admitted) {
      return NOTHING;
    }
    if (account.licensed()) {
      return LICENSED;
    }
    if (account.tenantAdministrator()) {
      return ADMINISTRATIVE;
    }
    return row.filter(Row::chosenNonInteractive).isPresent() ? NON_INTERACTIVE : NOTHING;
  }

  /** Why a row without a claim is disabled: the first of these that holds. */
  private static String refusal(Account account, Row row) {
    if (row.blockedHere()) {
      return "DISABLED_HERE";
    }
    if (!account.present()) {
      return "DELETED_IN_DIRECTORY";
    }
    if (!account.signIn()) {
      return "SIGN_IN_BLOCKED";
    }
    return account.member() || account.globalAdministrator()
        ? "NO_LICENSE"
        : "OUTSIDE_SECURITY_GROUP";
  }

  /** The access mode of an enabled row with this claim; empty where it stays as it stands. */
  private OptionalInt mode(Row row) {
    return switch (this) {
      case LICENSED -> OptionalInt.of(row.chosenMode().orElse(0));
      case ADMINISTRATIVE -> OptionalInt.of(row.chosenNonInteractive() ? 4 : 1);
      case NON_INTERACTIVE -> OptionalInt.of(4);
      case NOTHING -> OptionalInt.empty();
    };
  }

  /** What is wrong with the row of this account, in words; empty if nothing is. */
  static List<String> faults(Account account, Optional<Row> found) {
    Claim claim = of(account, found);
    if (found.isEmpty()) {
      return claim == NOTHING ? List.of() : List.of(claim + ", and has no row");
    }
    Row row = found.get();
    List<String> faults = new ArrayList<>();
    boolean wanted = claim != NOTHING && !(row.chosenNonInteractive() && row.waitsForSlot());
    require(row.enabled() == wanted, claim + ", and enabled " + row.enabled(), faults);
    require(
        row.enabled()
            || claim != NOTHING
            || row.reason().filter(refusal(account, row)::equals).isPresent(),
        "disabled for " + row.reason(),
        faults);
    require(!row.deletedHere(), "deleted in Dynamics", faults);
    OptionalInt mode = claim.mode(row);
    require(
        !row.enabled() || mode.isEmpty() || mode.getAsInt() == row.accessMode(),
        claim + ", and in mode " + row.accessMode(),
        faults);
    require(row.azureState() == (account.present() ? 0 : 1), "azurestate", faults);
    if (account.present()) {
      require(row.licensed() == account.licensed(), "islicensed " + row.licensed(), faults);
      require(
          row.administrator() == account.tenantAdministrator(),
          "System Administrator " + row.administrator(),
          faults);
      require(row.title().equals(account.title()), "title " + row.title(), faults);
      require(row.name().equals(account.name()), "domainname " + row.name(), faults);
    }
    return faults;
  }

  private static void require(boolean holds, String otherwise, List<String> faults) {
    if (!holds) {
      faults.add(otherwise);
    }
  }
}

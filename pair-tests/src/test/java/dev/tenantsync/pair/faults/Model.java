package dev.tenantsync.pair.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares three things: what was answered to those who made the changes, what the directory says
 * in the end, and what Dynamics made of that.
 */
record Model(Map<String, Account> accounts, Map<String, Row> rows) {

  private static final int GONE = 2;

  static Model read(Stage stage, Tenant tenant) {
    return new Model(Account.all(tenant), Row.all(stage.database("dynamics")));
  }

  /** What should not be, in words. */
  List<String> faults(List<Hand> hands, String prefix) {
    List<String> faults = new ArrayList<>();
    hands.forEach(hand -> hand.people().forEach(who -> compare(who, faults)));
    strangers(hands, prefix, faults);
    accounts
        .values()
        .forEach(
            account -> {
              Optional<Row> row = Optional.ofNullable(rows.get(account.id()));
              Claim.faults(account, row).forEach(fault -> faults.add(account + " is " + fault));
            });
    rows.values().stream()
        .filter(row -> !accounts.containsKey(row.objectId()))
        .filter(row -> row.enabled() || row.azureState() != GONE)
        .forEach(row -> faults.add(row + " is unknown to the directory"));
    slots(faults);
    return faults;
  }

  private void compare(Employee who, List<String> faults) {
    Account account = accounts.get(who.id());
    if (account == null) {
      faults.add(who + " is lost");
      return;
    }
    List<String> wrong = new ArrayList<>();
    require(who.present(), account.present(), "present", wrong);
    if (account.present()) {
      require(who.signIn(), account.signIn(), "accountEnabled", wrong);
      require(who.title(), account.title(), "jobTitle", wrong);
      require(who.member(), account.member(), "member", wrong);
      require(who.globalAdministrator(), account.globalAdministrator(), "global", wrong);
      require(who.dynamicsAdministrator(), account.dynamicsAdministrator(), "dynamics", wrong);
      // A restore made late may have cost the licence.
      if (who.present().undisturbed()) {
        require(who.licensed(), account.licensed(), "licence", wrong);
      }
    }
    Row row = rows.get(who.id());
    if (row == null && who.row().get()) {
      wrong.add("its row is lost");
    }
    if (row != null) {
      require(who.nonInteractive(), row.chosenNonInteractive(), "chosen Non-interactive", wrong);
      require(who.blockedHere(), row.blockedHere(), "blocked here", wrong);
      require(who.basicUser(), row.basicUser(), "Basic User", wrong);
    }
    wrong.forEach(fault -> faults.add(account + " was answered otherwise: " + fault));
  }

  private static <T> void require(Belief<T> belief, T value, String property, List<String> faults) {
    if (!belief.allows(value)) {
      faults.add(property + " is " + value + ", believed " + belief);
    }
  }

  /** Nobody is made whom nobody made; one who was made twice may only be so after a deletion. */
  private void strangers(List<Hand> hands, String prefix, List<String> faults) {
    List<String> known =
        hands.stream().flatMap(hand -> hand.people().stream().map(Employee::id)).toList();
    List<String> doubtful =
        hands.stream()
            .flatMap(hand -> hand.doubtfullyHired().stream().map(Tenant::principalName))
            .toList();
    accounts.values().stream()
        .filter(account -> account.present() && account.name().startsWith(prefix))
        .filter(account -> !known.contains(account.id()) && !doubtful.contains(account.name()))
        .forEach(account -> faults.add(account + " was made by nobody"));
  }

  private void slots(List<String> faults) {
    long taken = rows.values().stream().filter(Row::holdsSlot).count();
    long waiting = rows.values().stream().filter(Row::waitsForSlot).count();
    if (waiting > 0 && taken < Tenant.SLOTS) {
      faults.add(waiting + " wait for a slot, and " + taken + " of " + Tenant.SLOTS + " are taken");
    }
  }
}

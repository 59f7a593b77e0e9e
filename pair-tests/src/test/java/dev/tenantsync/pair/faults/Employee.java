package dev.tenantsync.pair.faults;

/**
 * A user made by a trial, and what its maker believes of it.
 *
 * @param nonInteractive whether that access mode was chosen in Dynamics
 * @param blockedHere whether the row was disabled by hand in Dynamics
 */
record Employee(
    String id,
    String alias,
    Belief<Boolean> present,
    Belief<Boolean> signIn,
    Belief<String> title,
    Belief<Boolean> licensed,
    Belief<Boolean> member,
    Belief<Boolean> globalAdministrator,
    Belief<Boolean> dynamicsAdministrator,
    Belief<Boolean> nonInteractive,
    Belief<Boolean> blockedHere) {

  /** As it is right after its creation. */
  static Employee hired(String id, String alias) {
    return new Employee(
        id,
        alias,
        new Belief<>(true),
        new Belief<>(true),
        new Belief<>(""),
        no(),
        no(),
        no(),
        no(),
        no(),
        no());
  }

  private static Belief<Boolean> no() {
    return new Belief<>(false);
  }
}

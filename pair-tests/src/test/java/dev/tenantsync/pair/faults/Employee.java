package dev.tenantsync.pair.faults;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A user made by a trial, and what its maker believes of it.
 *
 * @param nonInteractive whether that access mode was chosen in Dynamics
 * @param blockedHere whether the row was disabled by hand in Dynamics
 * @param basicUser whether that role was given by hand in Dynamics
 * @param row whether Dynamics has shown a row, which then stays
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
    Belief<Boolean> blockedHere,
    Belief<Boolean> basicUser,
    AtomicBoolean row) {

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
        no(),
        no(),
        new AtomicBoolean());
  }

  private static Belief<Boolean> no() {
    return new Belief<>(false);
  }
}

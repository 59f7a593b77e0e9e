package dev.tenantsync.dynamics.entitlement;

import java.util.Optional;
import java.util.UUID;

/**
 * A disable that the sync is about to make.
 *
 * @param version of the account that asks for it
 * @param administrator whether an enabled System Administrator would be disabled
 * @param mark what was settled about it before; empty where nothing was
 */
public record Asked(
    UUID objectId,
    Reason reason,
    BrakeClass brakeClass,
    long version,
    boolean administrator,
    Optional<Mark> mark) {

  boolean held() {
    return mark.filter(known -> known.holds(this)).isPresent();
  }

  boolean free() {
    return mark.filter(known -> known.frees(this)).isPresent();
  }

  /** Whether somebody wants exactly this done. */
  public boolean approved() {
    return free() && mark.filter(known -> known.state() == Mark.State.APPROVED).isPresent();
  }

  /** Whether this verdict leaves the account in the hold it is in. */
  public boolean stays(Braked verdict) {
    boolean sameHold =
        mark.filter(known -> known.state() == Mark.State.HELD)
            .filter(known -> known.brakeClass() == verdict.brakeClass())
            .isPresent();
    return !verdict.aside() && (sameHold || held());
  }

  /** Whether the limit has a say in it. */
  public boolean counted() {
    return !held() && !free();
  }

  boolean lastAdministratorAllowed() {
    return mark.filter(known -> known.freesLastAdministrator(this)).isPresent();
  }
}

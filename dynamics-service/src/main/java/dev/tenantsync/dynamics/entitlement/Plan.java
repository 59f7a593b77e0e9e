package dev.tenantsync.dynamics.entitlement;

import dev.tenantsync.dynamics.entitlement.Desired.DesiredRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How to get from the row there is to the row there should be: the second of the two pure steps.
 * Empty when nothing differs; an empty plan writes nothing.
 */
public record Plan(List<Step> steps) {

  /** One kind of write. The values are those of the {@link DesiredRow}. */
  public enum Kind {
    /** The whole row: standing, state and profile columns. */
    INSERT,
    /** {@code isdisabled} set, with its reason. */
    DISABLE,
    /** {@code accessmode}. */
    SET_MODE,
    /** {@code isdisabled} cleared, and its reason. */
    ENABLE,
    /** System Administrator with origin directory. */
    GRANT_SYSTEM_ADMINISTRATOR,
    /** The grant of origin directory only; one made by hand stays. */
    REVOKE_SYSTEM_ADMINISTRATOR,
    /** Directory-owned profile columns. */
    UPDATE_PROFILE,
    /** Derived columns, and the reason of a row that stays disabled. */
    UPDATE_STATE;

    /** Whether the row itself is written, and not its grants only. */
    public boolean writesRow() {
      return this != GRANT_SYSTEM_ADMINISTRATOR && this != REVOKE_SYSTEM_ADMINISTRATOR;
    }
  }

  /** A write and why it is made. */
  public record Step(Kind kind, Reason reason) {}

  public static final Plan NOTHING = new Plan(List.of());

  public Plan {
    steps = List.copyOf(steps);
  }

  public static Plan between(Optional<Row> row, Desired desired) {
    return desired
        .row()
        .map(
            wanted ->
                row.map(today -> change(today, wanted, desired))
                    .orElseGet(() -> insert(wanted, desired)))
        .orElse(NOTHING);
  }

  private static Plan insert(DesiredRow wanted, Desired desired) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(Kind.INSERT, desired.reason()));
    if (wanted.administratorFromDirectory()) {
      steps.add(new Step(Kind.GRANT_SYSTEM_ADMINISTRATOR, Reason.DIRECTORY_ROLE_HELD));
    }
    return new Plan(steps);
  }

  private static Plan change(Row today, DesiredRow wanted, Desired desired) {
    List<Step> steps = new ArrayList<>();
    standingSteps(today, wanted.standing(), desired, steps);
    grantStep(today, wanted).ifPresent(steps::add);
    if (!today.profile().equals(wanted.profile())) {
      steps.add(new Step(Kind.UPDATE_PROFILE, Reason.PROFILE_FOLLOWS_DIRECTORY));
    }
    stateStep(today, wanted, desired).ifPresent(steps::add);
    return new Plan(steps);
  }

  private static void standingSteps(Row today, Standing wanted, Desired desired, List<Step> steps) {
    Standing standing = today.standing();
    if (standing.enabled() && !wanted.enabled()) {
      steps.add(new Step(Kind.DISABLE, desired.reason()));
    }
    if (standing.accessMode() != wanted.accessMode()) {
      boolean chosen = wanted.accessMode() == today.chosenMode();
      steps.add(new Step(Kind.SET_MODE, chosen ? Reason.MODE_CHOSEN_HERE : desired.reason()));
    }
    if (!standing.enabled() && wanted.enabled()) {
      steps.add(new Step(Kind.ENABLE, desired.reason()));
    }
  }

  private static Optional<Step> grantStep(Row today, DesiredRow wanted) {
    if (today.administrator().fromDirectory() == wanted.administratorFromDirectory()) {
      return Optional.empty();
    }
    return Optional.of(
        wanted.administratorFromDirectory()
            ? new Step(Kind.GRANT_SYSTEM_ADMINISTRATOR, Reason.DIRECTORY_ROLE_HELD)
            : new Step(Kind.REVOKE_SYSTEM_ADMINISTRATOR, Reason.DIRECTORY_ROLE_GONE));
  }

  private static Optional<Step> stateStep(Row today, DesiredRow wanted, Desired desired) {
    boolean staysDisabled = !today.standing().enabled() && !wanted.standing().enabled();
    if (staysDisabled && today.standing().disabledReason() != desired.reason()) {
      return Optional.of(new Step(Kind.UPDATE_STATE, desired.reason()));
    }
    return today.state().equals(wanted.state())
        ? Optional.empty()
        : Optional.of(new Step(Kind.UPDATE_STATE, Reason.STATE_FOLLOWS_FACTS));
  }

  /**
   * The same where the row was changed behind the service's back: whatever differs, what the plan
   * does not compare is written too.
   *
   * @param stands whether there is a row
   */
  Plan healing(boolean stands) {
    List<Step> healing = new ArrayList<>();
    steps.forEach(step -> healing.add(new Step(step.kind(), Reason.DRIFT_HEALED)));
    if (stands && steps.stream().noneMatch(step -> step.kind().writesRow())) {
      healing.add(new Step(Kind.UPDATE_STATE, Reason.DRIFT_HEALED));
    }
    return new Plan(healing);
  }

  public boolean isEmpty() {
    return steps.isEmpty();
  }

  public boolean has(Kind kind) {
    return steps.stream().anyMatch(step -> step.kind() == kind);
  }

  /** Whether this plan takes access or administration from someone. */
  public boolean takesAway() {
    return has(Kind.DISABLE) || has(Kind.REVOKE_SYSTEM_ADMINISTRATOR);
  }
}

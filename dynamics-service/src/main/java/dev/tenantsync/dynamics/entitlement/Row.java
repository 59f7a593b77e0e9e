package dev.tenantsync.dynamics.entitlement;

import dev.tenantsync.dynamics.entitlement.Desired.DesiredRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the decision reads of an existing person's row. Application users, SYSTEM, support,
 * delegated administrator and stub rows are outside the decision and never come here.
 */
public record Row(
    UUID objectId,
    Standing standing,
    LocalChoices local,
    StateColumns state,
    ProfileColumns profile,
    SystemAdministrator administrator) {

  /** The row of an account that had none. */
  public static Row inserted(UUID objectId, DesiredRow wanted) {
    return new Row(
        objectId,
        wanted.standing(),
        LocalChoices.NONE,
        wanted.state(),
        wanted.profile(),
        new SystemAdministrator(wanted.administratorFromDirectory(), false));
  }

  /** This row once it is as it should be; what was chosen here by hand stays. */
  public Row becoming(DesiredRow wanted) {
    return new Row(
        objectId,
        wanted.standing(),
        local,
        wanted.state(),
        wanted.profile(),
        new SystemAdministrator(wanted.administratorFromDirectory(), administrator.byHand()));
  }

  Row choosing(AccessMode mode) {
    LocalChoices choices = new LocalChoices(mode, local.blocked(), local.deleted());
    Standing moved = new Standing(standing.enabled(), mode, standing.disabledReason());
    return new Row(objectId, moved, choices, state, profile, administrator);
  }

  Row blocked() {
    return with(new LocalChoices(local.chosenMode(), true, local.deleted()));
  }

  /** With the block by hand lifted; whether the row is enabled again, the decision says. */
  public Row unblocked() {
    return with(new LocalChoices(local.chosenMode(), false, local.deleted()));
  }

  private Row with(LocalChoices choices) {
    return new Row(objectId, standing, choices, state, profile, administrator);
  }

  Row with(SystemAdministrator changed) {
    return new Row(objectId, standing, local, state, profile, changed);
  }

  @Nullable AccessMode chosenMode() {
    return local.chosenMode();
  }

  /** Whether this person can administer everything at this moment. */
  public boolean enabledSystemAdministrator() {
    return standing.enabled() && administrator.held();
  }
}

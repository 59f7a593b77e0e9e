package dev.tenantsync.dynamics.entitlement;

/**
 * What the rules need to know of the Dynamics environment.
 *
 * @param keepSystemAdministrator whether the System Administrator role given by the directory stays
 *     when the directory role goes, as Microsoft does
 * @param rolesForDisabledUsers whether an administrator may give roles to a disabled row
 *     (Dataverse: {@code allowRoleAssignmentOnDisabledUsers})
 */
public record Environment(
    Slots slots, boolean keepSystemAdministrator, boolean rolesForDisabledUsers) {

  public Environment with(Slots changed) {
    return new Environment(changed, keepSystemAdministrator, rolesForDisabledUsers);
  }
}

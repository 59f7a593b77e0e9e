package dev.tenantsync.dynamics.entitlement;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why something was decided, refused or shown closed. Logs, plans, {@code disabledreason}, the
 * access explanation, tests and the README use these and no other words.
 */
public enum Reason {
  // Why a row is enabled.
  LICENSED("A Dynamics 365 licence is assigned in the directory."),
  TENANT_ADMINISTRATOR("A tenant administrator needs no licence to administer."),
  NON_INTERACTIVE_ACCOUNT("A Non-interactive user keeps its row without a licence."),

  // Why a row is disabled, or missing.
  DELETED_HERE("The user was deleted in Dynamics."),
  DISABLED_HERE("The user was disabled by hand in Dynamics."),
  DELETED_IN_DIRECTORY("The account was deleted in the directory."),
  SIGN_IN_BLOCKED("Sign-in is blocked in the directory."),
  OUTSIDE_SECURITY_GROUP("The account is not a member of the environment's security group."),
  SCOPE_UNKNOWN("It is not known yet whether the account is in the environment's security group."),
  NO_LICENSE("No Dynamics 365 licence is assigned in the directory."),
  NON_INTERACTIVE_LIMIT("All Non-interactive slots of this environment are taken."),

  // Why a step is taken.
  MODE_CHOSEN_HERE("This access mode was chosen by hand in Dynamics."),
  BLOCK_LIFTED_HERE("The block was lifted by hand in Dynamics."),
  ROLE_GIVEN_HERE("The security role was given by hand in Dynamics."),
  ROLE_TAKEN_HERE("The security role was taken away by hand in Dynamics."),
  ROW_MADE_HERE("The row was made by hand in Dynamics."),
  ROW_EDITED_HERE("The row was edited by hand in Dynamics."),
  ROW_DELETED_HERE("The row was deleted by hand in Dynamics."),
  UNIT_CHANGED_HERE("The business unit was changed by hand in Dynamics."),
  TEAM_JOINED_HERE("The user was added to the team by hand in Dynamics."),
  TEAM_LEFT_HERE("The user was removed from the team by hand in Dynamics."),
  DIRECTORY_ROLE_HELD("The account holds a tenant administrator role in the directory."),
  DIRECTORY_ROLE_GONE("The account no longer holds a tenant administrator role."),
  PROFILE_FOLLOWS_DIRECTORY("Profile columns follow the directory."),
  STATE_FOLLOWS_FACTS("Derived columns follow the account's state."),
  DRIFT_HEALED("What was changed in the database, past this service, was put right."),

  // Why an edit by hand is refused.
  MODE_BELONGS_TO_PLATFORM("This access mode is set by the platform only."),
  MODE_FOLLOWS_DIRECTORY("The directory decides the access mode of an unlicensed administrator."),
  MODE_NEEDS_LICENSE("This access mode can be chosen only while a licence is assigned."),
  TENANT_ADMINISTRATOR_HERE("Take the tenant administrator role away in the directory first."),
  LAST_SYSTEM_ADMINISTRATOR("One enabled person must keep the System Administrator role."),
  LAST_WRITING_ADMINISTRATOR("One System Administrator must be able to write."),
  LAST_FULL_ACCESS("The only administrator with full access cannot change its own access mode."),
  ONLY_FULL_ACCESS("One System Administrator with full access must stay enabled."),
  OWN_WRITING("System Administrators cannot make themselves read-only."),
  DISABLED_USER_GETS_NO_ROLE("A disabled user cannot be given a security role."),

  // What the access explanation adds.
  OPEN("Nothing stands in the way here."),
  ACCOUNT_UNKNOWN("The directory has not shown such an account yet."),
  DISABLE_HELD("The user should be disabled; that is held until an administrator decides."),
  SYNC_PENDING("The directory's change has arrived and is not applied yet."),
  NO_SECURITY_ROLE("The user has no security role."),
  MODE_EXCLUDES_SURFACE("The user's access mode does not reach this surface."),
  PRIVILEGE_MISSING("No security role of the user grants a privilege that is needed."),
  MODE_EXCLUDES_PRIVILEGE("The user's access mode leaves out a privilege that its roles grant."),
  ROW_OUT_OF_REACH("The user's privilege does not reach this row."),
  ROLE_BEYOND_OWN_PRIVILEGES("The security role grants more than the user holds."),
  MAY_NOT_ACT_FOR_OTHERS("No security role of the user allows acting for another user.");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  /** The id that is stored and shown. It never changes its meaning. */
  public String id() {
    return name();
  }

  /** One sentence for people; fits {@code disabledreason}. */
  public String sentence() {
    return sentence;
  }

  /** Empty for an id that no version of this service has written. */
  public static Optional<Reason> ofId(String id) {
    return Arrays.stream(values()).filter(reason -> reason.name().equals(id)).findFirst();
  }
}

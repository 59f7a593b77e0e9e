package dev.tenantsync.dynamics.environment;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The settings in force.
 *
 * @param securityGroup the directory group whose members, nested ones included, may have access;
 *     empty where everybody may
 * @param servicePlans service plans that license a user here
 * @param nonInteractiveLimit enabled Non-interactive users at most
 * @param keepSystemAdministrator whether System Administrator, given with a directory role, stays
 *     when that role goes
 * @param rolesForDisabledUsers whether roles may be given to a disabled user in advance
 * @param rolesKeptOnUnitChange whether a user who moves to another business unit keeps its roles
 *     (Dataverse: {@code DoNotRemoveRolesOnChangeBusinessUnit})
 */
public record EnvironmentSettings(
    Optional<UUID> securityGroup,
    Set<UUID> servicePlans,
    int nonInteractiveLimit,
    boolean keepSystemAdministrator,
    boolean rolesForDisabledUsers,
    boolean rolesKeptOnUnitChange) {

  public EnvironmentSettings {
    servicePlans = Set.copyOf(servicePlans);
  }
}

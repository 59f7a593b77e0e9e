package dev.tenantsync.dynamics.entitlement;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an account can base its access on. Used for what the mirror says now and for what was last
 * believed.
 *
 * @param licensed whether an assigned plan, Enabled or Warning, is one of the configured Dynamics
 *     service plans
 */
public record Claims(boolean licensed, Set<TenantRole> roles, Scope scope) {

  /** What is believed of an account before its first decision. */
  public static final Claims NONE = new Claims(false, Set.of(), Scope.UNKNOWN);

  public Claims {
    roles = Set.copyOf(roles);
  }

  public boolean tenantAdministrator() {
    return !roles.isEmpty();
  }

  /** Global and Power Platform administrators; the Dynamics 365 administrator is not exempt. */
  boolean exemptFromScope() {
    return roles.stream().anyMatch(TenantRole::exemptFromScope);
  }

  Set<TenantRole> rolesBesides(Claims other) {
    Set<TenantRole> besides = EnumSet.noneOf(TenantRole.class);
    besides.addAll(roles);
    besides.removeAll(other.roles);
    return besides;
  }

  Set<TenantRole> rolesOfBoth(Claims other) {
    Set<TenantRole> both = EnumSet.noneOf(TenantRole.class);
    both.addAll(roles);
    both.addAll(other.roles);
    return both;
  }
}

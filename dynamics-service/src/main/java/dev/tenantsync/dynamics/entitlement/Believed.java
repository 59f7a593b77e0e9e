package dev.tenantsync.dynamics.entitlement;

import java.util.Set;

/**
 * The facts a decision goes by. {@code claims} is what to remember as {@link AccountFacts#before}.
 *
 * @param withheld losses seen but not yet believed
 */
public record Believed(AccountFacts facts, Claims claims, Set<Claim> withheld) {

  public Believed {
    withheld = Set.copyOf(withheld);
  }

  /** Whether the account must be decided again once its facts are settled. */
  public boolean pending() {
    return !withheld.isEmpty();
  }

  /** Licensed as the row shows it: an account that is deleted has given its seat back. */
  boolean licensed() {
    return facts.present() && claims.licensed();
  }

  boolean unlicensedTenantAdministrator() {
    return claims.tenantAdministrator() && !claims.licensed();
  }
}

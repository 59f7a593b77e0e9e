package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.directory.ProfileEntry;
import dev.tenantsync.dynamics.directory.UserEntry;
import dev.tenantsync.dynamics.directory.UserEntry.LicenseEntry;
import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.CalType;
import dev.tenantsync.dynamics.entitlement.Claims;
import dev.tenantsync.dynamics.entitlement.Lifecycle;
import dev.tenantsync.dynamics.entitlement.Presence;
import dev.tenantsync.dynamics.entitlement.Profile;
import dev.tenantsync.dynamics.entitlement.Scope;
import dev.tenantsync.dynamics.entitlement.TenantRole;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An account as the directory says it is now, over what the mirror says. */
final class Overlay {

  private Overlay() {}

  /** Somebody the mirror does not know yet. */
  static Subject unknown(UserEntry entry, Set<UUID> groups, Afresh afresh) {
    AccountFacts nothing =
        new AccountFacts(
            entry.id(),
            new Lifecycle(Presence.PRESENT, null, false),
            new Claims(false, Set.of(), Scope.IN),
            true,
            Claims.NONE,
            true,
            CalType.PROFESSIONAL,
            Profile.EMPTY);
    Holdings holdings = new Holdings(Set.of(), List.of(), groups);
    return over(Subject.of(nothing, Optional.empty(), holdings), entry, afresh);
  }

  /** What was known of an account that is not there any more stays, but for its roles. */
  static Subject over(Subject mirrored, UserEntry entry, Afresh afresh) {
    AccountFacts facts = mirrored.facts();
    Lifecycle lifecycle = lifecycle(entry, facts);
    boolean present = lifecycle.presence() == Presence.PRESENT;
    AccountFacts now =
        new AccountFacts(
            facts.objectId(),
            lifecycle,
            new Claims(
                facts.now().licensed(), roles(mirrored, present, afresh), facts.now().scope()),
            true,
            facts.before(),
            true,
            facts.calType(),
            present ? profile(entry.profile()) : facts.profile());
    return Subject.of(
        now, mirrored.row(), present ? holdings(entry, mirrored) : mirrored.holdings());
  }

  private static Set<TenantRole> roles(Subject mirrored, boolean present, Afresh afresh) {
    if (!present) {
      return Set.of();
    }
    return afresh
        .roles()
        .map(roles -> roles.getOrDefault(mirrored.objectId(), Set.of()))
        .orElse(mirrored.roles());
  }

  private static Lifecycle lifecycle(UserEntry entry, AccountFacts facts) {
    Presence presence = Presence.valueOf(entry.presence().name());
    Lifecycle before = facts.lifecycle();
    if (presence == before.presence() && presence != Presence.PRESENT) {
      return before;
    }
    boolean signIn =
        entry.accountEnabled() == null ? before.signInAllowed() : entry.accountEnabled();
    return presence == Presence.PRESENT
        ? new Lifecycle(presence, null, signIn)
        : new Lifecycle(presence, null, before.signInAllowed(), true);
  }

  private static Holdings holdings(UserEntry entry, Subject mirrored) {
    return new Holdings(
        new HashSet<>(entry.activePlans()),
        entry.licenses().stream().map(Overlay::assignment).toList(),
        mirrored.holdings().groups());
  }

  private static Assignment assignment(LicenseEntry license) {
    return new Assignment(license.skuId(), null, new HashSet<>(license.disabledPlans()), true);
  }

  private static Profile profile(ProfileEntry entry) {
    return new Profile(
        entry.userPrincipalName(),
        entry.mail(),
        entry.displayName(),
        entry.givenName(),
        entry.surname(),
        entry.jobTitle(),
        entry.businessPhone(),
        entry.mobilePhone(),
        entry.address().street(),
        entry.address().city(),
        entry.address().state(),
        entry.address().postalCode(),
        entry.address().country());
  }
}

package dev.tenantsync.dynamics.entitlement;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * Everything the decision reads of a directory account, all of it from the mirror.
 *
 * @param now the claims as mirrored at this moment
 * @param rolesKnown false until the roles feed's first enumeration is complete
 * @param before the claims last believed; {@link Claims#NONE} before the first decision
 * @param settled whether every other feed was read to its end after the page that last told of the
 *     account. Users, roles and groups are read one after another, so until then a page may show
 *     one half of a change, and a loss is not believed.
 * @param calType what the assigned plans count as; read while licensed only
 */
public record AccountFacts(
    UUID objectId,
    Lifecycle lifecycle,
    Claims now,
    boolean rolesKnown,
    Claims before,
    boolean settled,
    CalType calType,
    Profile profile) {

  public boolean present() {
    return lifecycle.presence() == Presence.PRESENT;
  }

  /**
   * The facts to decide by. Gains, blocks and deletions count at once. A loss of licence, role or
   * scope counts once settled. What is unknown takes nothing away.
   */
  public Believed believed() {
    Set<Claim> withheld = EnumSet.noneOf(Claim.class);
    Claims claims = new Claims(licensed(withheld), roles(withheld), scope(withheld));
    return new Believed(this, claims, withheld);
  }

  private boolean licensed(Set<Claim> withheld) {
    if (now.licensed() || settled || !before.licensed()) {
      return now.licensed();
    }
    withheld.add(Claim.LICENSE);
    return true;
  }

  private Set<TenantRole> roles(Set<Claim> withheld) {
    if (rolesKnown && (settled || before.rolesBesides(now).isEmpty())) {
      return now.roles();
    }
    if (rolesKnown) {
      withheld.add(Claim.ROLE);
    }
    return now.rolesOfBoth(before);
  }

  private Scope scope(Set<Claim> withheld) {
    return switch (now.scope()) {
      case IN -> Scope.IN;
      case UNKNOWN -> before.scope() == Scope.IN ? Scope.IN : Scope.UNKNOWN;
      case OUT -> {
        if (settled || before.scope() == Scope.OUT) {
          yield Scope.OUT;
        }
        withheld.add(Claim.SCOPE);
        yield before.scope();
      }
    };
  }

  public AccountFacts with(Lifecycle changed) {
    return new AccountFacts(objectId, changed, now, rolesKnown, before, settled, calType, profile);
  }

  public AccountFacts with(Claims changed) {
    return new AccountFacts(
        objectId, lifecycle, changed, rolesKnown, before, settled, calType, profile);
  }

  /** The same facts once every feed was read: what was withheld then counts. */
  public AccountFacts settledNow() {
    return new AccountFacts(objectId, lifecycle, now, rolesKnown, before, true, calType, profile);
  }
}

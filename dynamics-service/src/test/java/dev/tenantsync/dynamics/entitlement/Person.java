package dev.tenantsync.dynamics.entitlement;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** One account as it truly stands in the directory of a generated world. */
final class Person {

  final UUID id;
  Presence presence = Presence.PRESENT;
  boolean signInAllowed = true;
  boolean licensed;
  boolean inGroup = true;
  String userName;
  private final Set<TenantRole> roles = EnumSet.noneOf(TenantRole.class);

  Person(int number) {
    id = new UUID(0x0a5e1c1e00004000L, 0x8000000000000000L + number);
    userName = "person" + number + "@contoso.com";
  }

  /** A role held by a deleted account is not shown, and back when it is restored. */
  Set<TenantRole> roles() {
    return presence == Presence.PRESENT ? Set.copyOf(roles) : Set.of();
  }

  void role(TenantRole role, boolean held) {
    if (held) {
      roles.add(role);
    } else {
      roles.remove(role);
    }
  }

  /** The names of deleted accounts stay as they are. */
  void swapNames(Person other) {
    if (presence == Presence.PRESENT && other.presence == Presence.PRESENT) {
      String name = userName;
      userName = other.userName;
      other.userName = name;
    }
  }

  void softDelete() {
    if (presence == Presence.PRESENT) {
      presence = Presence.SOFT_DELETED;
      licensed = false;
    }
  }

  void restore() {
    if (presence == Presence.SOFT_DELETED) {
      presence = Presence.PRESENT;
    }
  }

  void purge() {
    if (presence == Presence.SOFT_DELETED) {
      presence = Presence.GONE;
      roles.clear();
    }
  }

  void license(boolean granted) {
    licensed = granted && presence == Presence.PRESENT;
  }

  /**
   * Whether an enabled row is due, slots aside. Written on its own, from the sentences of the
   * product's story, so that the rules are not their own witness.
   */
  boolean deserves(LocalChoices local) {
    boolean mayEnter =
        inGroup
            || roles().contains(TenantRole.GLOBAL_ADMINISTRATOR)
            || roles().contains(TenantRole.POWER_PLATFORM_ADMINISTRATOR);
    boolean hasGround =
        licensed || !roles().isEmpty() || local.chosenMode() == AccessMode.NON_INTERACTIVE;
    return presence == Presence.PRESENT
        && signInAllowed
        && mayEnter
        && hasGround
        && !local.blocked()
        && !local.deleted();
  }
}

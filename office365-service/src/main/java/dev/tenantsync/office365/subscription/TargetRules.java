package dev.tenantsync.office365.subscription;

import java.net.InetAddress;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses may be called. Without these a client could make the directory call, from inside,
 * what nobody outside reaches (server-side request forgery).
 */
record TargetRules(boolean loopback, boolean privately) {

  /**
   * Why this target is not to be called, given the addresses that its name has now. One that is
   * forbidden forbids all: a name with both kinds means no good.
   */
  Optional<CallFault> fault(boolean secure, Collection<InetAddress> addresses) {
    Set<Reach> reached = EnumSet.noneOf(Reach.class);
    addresses.forEach(address -> reached.add(Reach.of(address)));
    if (reached.isEmpty()) {
      return Optional.of(CallFault.UNKNOWN_HOST);
    }
    if (!reached.stream().allMatch(this::allows)) {
      return Optional.of(CallFault.FORBIDDEN_ADDRESS);
    }
    boolean stays = reached.equals(EnumSet.of(Reach.LOOPBACK));
    return secure || stays ? Optional.empty() : Optional.of(CallFault.NOT_HTTPS);
  }

  private boolean allows(Reach reach) {
    return switch (reach) {
      case PUBLIC -> true;
      case LOOPBACK -> loopback;
      case PRIVATE -> privately;
      case NOWHERE -> false;
    };
  }
}

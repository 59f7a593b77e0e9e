package dev.tenantsync.dynamics.entitlement;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One account as the mirror of a generated world last saw it, feed by feed. */
final class Mirrored {

  enum Feed {
    USERS,
    ROLES,
    GROUP
  }

  final UUID id;
  private Lifecycle lifecycle = new Lifecycle(Presence.GONE, null, true);
  private boolean licensed;
  private String userName = "";
  private Set<TenantRole> roles = Set.of();
  private boolean inGroup;
  private Claims before = Claims.NONE;
  boolean pending;
  final Map<Feed, Integer> arrived = new EnumMap<>(Feed.class);

  Mirrored(UUID id) {
    this.id = id;
    for (Feed feed : Feed.values()) {
      arrived.put(feed, 0);
    }
  }

  /** What a page carries of one person; a removal names neither date nor profile. */
  record Entry(
      UUID id,
      Lifecycle lifecycle,
      boolean licensed,
      @Nullable String userName,
      Set<TenantRole> roles,
      boolean inGroup) {

    /** The feeds that show the difference. */
    Set<Feed> tellingOtherThan(Entry before) {
      Set<Feed> feeds = EnumSet.noneOf(Feed.class);
      if (!roles.equals(before.roles)) {
        feeds.add(Feed.ROLES);
      }
      if (inGroup != before.inGroup) {
        feeds.add(Feed.GROUP);
      }
      boolean sameUser =
          lifecycle.equals(before.lifecycle)
              && licensed == before.licensed
              && Objects.equals(userName, before.userName);
      if (!sameUser) {
        feeds.add(Feed.USERS);
      }
      return feeds;
    }

    static Entry inFeed(Person person) {
      boolean present = person.presence == Presence.PRESENT;
      return new Entry(
          person.id,
          new Lifecycle(person.presence, null, person.signInAllowed),
          person.licensed,
          present ? person.userName : null,
          person.roles(),
          person.inGroup);
    }

    static Entry lookedUp(Person person) {
      boolean deleted = person.presence == Presence.SOFT_DELETED;
      String userName = deleted ? person.id.toString().replace("-", "") + person.userName : null;
      return new Entry(
          person.id,
          new Lifecycle(
              person.presence, deleted ? Account.YESTERDAY : (Instant) null, person.signInAllowed),
          person.licensed,
          person.presence == Presence.PRESENT ? person.userName : userName,
          person.roles(),
          person.inGroup);
    }
  }

  void see(Feed feed, Entry entry, int clock) {
    switch (feed) {
      case USERS -> {
        lifecycle = entry.lifecycle();
        licensed = entry.licensed();
        userName = entry.userName() == null ? userName : entry.userName();
      }
      case ROLES -> roles = entry.roles();
      case GROUP -> inGroup = entry.inGroup();
    }
    arrived.put(feed, clock);
    pending = true;
  }

  void decided(Decision decision) {
    before = decision.believed().claims();
    pending = decision.pending();
  }

  AccountFacts facts(boolean rolesKnown, boolean scopeKnown, boolean settled) {
    Scope scope = inGroup ? Scope.IN : Scope.OUT;
    return new AccountFacts(
        id,
        lifecycle,
        new Claims(licensed, roles, scopeKnown ? scope : Scope.UNKNOWN),
        rolesKnown,
        before,
        settled,
        CalType.SALES,
        userName.isEmpty() ? Profile.EMPTY : Account.named(userName, "Ada", "Berg"));
  }
}

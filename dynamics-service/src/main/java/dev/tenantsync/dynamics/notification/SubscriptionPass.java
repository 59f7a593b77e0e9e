package dev.tenantsync.dynamics.notification;

import dev.tenantsync.bootstrap.overload.BackOff;
import dev.tenantsync.dynamics.directory.DirectoryException;
import dev.tenantsync.dynamics.directory.HttpSubscriptions;
import dev.tenantsync.dynamics.directory.SubscriptionEntry;
import dev.tenantsync.dynamics.directory.SubscriptionOrder;
import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.mirror.FollowedFeeds;
import dev.tenantsync.dynamics.notification.Subscriptions.Standing;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * One look at the subscriptions that the directory has, and what follows from it. It looks at what
 * is there rather than at what was done: so a loss of any kind is made good by the next look.
 */
@ApplicationScoped
class SubscriptionPass {

  private static final Logger LOG = Logger.getLogger(SubscriptionPass.class);

  private final HttpSubscriptions directory;
  private final Subscriptions subscriptions;
  private final FollowedFeeds feeds;
  private final ClientState secret;
  private final OwnAddress address;
  private final Event<Noticed> event;
  private final DynamicsSettings.Notifications settings;
  private final Pauses pauses;

  SubscriptionPass(
      HttpSubscriptions directory,
      Subscriptions subscriptions,
      FollowedFeeds feeds,
      ClientState secret,
      OwnAddress address,
      Event<Noticed> event,
      DynamicsSettings settings) {
    this.directory = directory;
    this.subscriptions = subscriptions;
    this.feeds = feeds;
    this.secret = secret;
    this.address = address;
    this.event = event;
    this.settings = settings.notifications();
    this.pauses = new Pauses(new BackOff(settings.sync().backOff(), settings.sync().maxBackOff()));
  }

  /** Forgets who refused what: somebody new looks, or the directory asked to. */
  void forget() {
    pauses.clear();
  }

  /**
   * Makes, renews and removes what has to be.
   *
   * @param renewAll whether every subscription is renewed, which also shows the directory that its
   *     notices are taken again
   * @throws DirectoryException if the directory could not be asked
   */
  void look(boolean renewAll) {
    List<Feed> wanted = wanted();
    if (wanted.isEmpty() && subscriptions.all().isEmpty()) {
      return;
    }
    Instant now = Instant.now();
    Upkeep.Wish wish =
        new Upkeep.Wish(
            wanted,
            address.url().orElse(""),
            now,
            renewAll ? Instant.MAX : now.plus(settings.validity().dividedBy(2)));
    Upkeep upkeep = Upkeep.of(wish, own());
    wanted.forEach(feed -> tend(feed, upkeep));
    upkeep.superfluous().forEach(entry -> directory.remove(entry.id()));
    subscriptions.forgetAllBut(wanted);
  }

  /** How soon it is worth looking again, if all goes well. */
  Duration next() {
    Duration quarter = settings.validity().dividedBy(4);
    return Stream.of(settings.check(), quarter, pauses.shortest().orElse(quarter))
        .min(Duration::compareTo)
        .orElseThrow();
  }

  /** Says for whoever asks that the directory cannot be asked. */
  void unsure(DirectoryException trouble, Duration pause) {
    subscriptions.unsure(wanted(), cause(trouble), pause);
  }

  private List<Feed> wanted() {
    return settings.enabled() && address.url().isPresent() ? feeds.now() : List.of();
  }

  private List<SubscriptionEntry> own() {
    Set<String> known =
        subscriptions.all().stream()
            .map(Standing::id)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return directory.own().stream()
        .filter(entry -> secret.is(entry.clientState()) || known.contains(entry.id()))
        .toList();
  }

  private void tend(Feed feed, Upkeep upkeep) {
    SubscriptionEntry kept = upkeep.kept().get(feed);
    if (kept == null && pauses.waiting(feed)) {
      return;
    }
    try {
      boolean expiring = upkeep.expiring().contains(feed);
      SubscriptionEntry standing =
          kept == null
              ? made(feed)
              : expiring ? directory.renew(kept.id(), end()).orElseGet(() -> made(feed)) : kept;
      pauses.over(feed);
      subscriptions.stands(feed, standing);
    } catch (DirectoryException refusal) {
      Duration pause = pauses.next(feed, refusal.retryAfter());
      LOG.infof(
          "no subscription to %s: %s",
          Watched.resource(feed), String.valueOf(refusal.getMessage()));
      if (kept == null) {
        subscriptions.missing(feed, cause(refusal), pause);
      } else {
        subscriptions.unsure(List.of(feed), cause(refusal), pause);
      }
    }
  }

  /** What happened before it stood, it does not tell of. */
  private SubscriptionEntry made(Feed feed) {
    SubscriptionEntry made =
        directory.create(
            new SubscriptionOrder(
                Watched.resource(feed), address.url().orElseThrow(), secret.text(), end()));
    LOG.infof("subscribed to %s until %s", Watched.resource(feed), made.expiresAt());
    event.fire(new Noticed(Set.of(feed), Noticed.Origin.SUBSCRIPTION));
    return made;
  }

  private Instant end() {
    return Instant.now().plus(settings.validity());
  }

  private static String cause(DirectoryException trouble) {
    return String.valueOf(trouble.getMessage());
  }
}

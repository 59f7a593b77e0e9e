package dev.tenantsync.dynamics.sync;

import dev.tenantsync.dynamics.environment.CurrentSettings;
import dev.tenantsync.dynamics.environment.SecurityGroup;
import dev.tenantsync.dynamics.environment.SecurityGroup.Knowledge;
import dev.tenantsync.dynamics.mirror.Cursor;
import dev.tenantsync.dynamics.mirror.FollowedFeeds;
import dev.tenantsync.dynamics.mirror.LeaseKeeper;
import dev.tenantsync.dynamics.mirror.PullerLease;
import dev.tenantsync.dynamics.mirror.PullerLease.Holding;
import dev.tenantsync.dynamics.notification.Subscriptions;
import dev.tenantsync.dynamics.notification.Subscriptions.Standing;
import dev.tenantsync.dynamics.reconcile.Backlog;
import dev.tenantsync.dynamics.reconcile.Failures;
import dev.tenantsync.dynamics.reconcile.Failures.Failure;
import dev.tenantsync.dynamics.reconcile.Runs;
import dev.tenantsync.dynamics.sync.SyncJson.BacklogJson;
import dev.tenantsync.dynamics.sync.SyncJson.FailureJson;
import dev.tenantsync.dynamics.sync.SyncJson.FeedJson;
import dev.tenantsync.dynamics.sync.SyncJson.PullerJson;
import dev.tenantsync.dynamics.sync.SyncJson.ScopeJson;
import dev.tenantsync.dynamics.sync.SyncJson.SubscriptionJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads how the sync stands, whichever process pulls. */
@ApplicationScoped
class SyncState {

  private static final int FAILURES_SHOWN = 100;

  private final PullerLease lease;
  private final LeaseKeeper keeper;
  private final FollowedFeeds feeds;
  private final CurrentSettings settings;
  private final SecurityGroup securityGroup;
  private final Backlog backlog;
  private final Failures failures;
  private final Runs runs;
  private final BrakeState brake;
  private final Subscriptions subscriptions;

  SyncState(
      PullerLease lease,
      LeaseKeeper keeper,
      FollowedFeeds feeds,
      CurrentSettings settings,
      SecurityGroup securityGroup,
      Backlog backlog,
      Failures failures,
      Runs runs,
      BrakeState brake,
      Subscriptions subscriptions) {
    this.lease = lease;
    this.keeper = keeper;
    this.feeds = feeds;
    this.settings = settings;
    this.securityGroup = securityGroup;
    this.backlog = backlog;
    this.failures = failures;
    this.runs = runs;
    this.brake = brake;
    this.subscriptions = subscriptions;
  }

  SyncJson read() {
    Holding holding = lease.holding();
    Instant now = Instant.now();
    Backlog.Size size = backlog.size();
    return new SyncJson(
        new PullerJson(
            holding.holder(),
            holding.term(),
            holding.expiresAt(),
            keeper.holder().equals(holding.holder()) && keeper.term().isPresent()),
        feeds.cursors().stream().map(cursor -> feed(cursor, now)).toList(),
        subscriptions.all().stream().map(standing -> subscription(standing, now)).toList(),
        scope(),
        new BacklogJson(
            size.pending(), size.withheld(), size.oldest().map(SyncState::seconds).orElse(null)),
        brake.brake(),
        brake.drift(),
        failures.count(),
        failures.newest(FAILURES_SHOWN).stream().map(SyncState::failure).toList(),
        runs.newest(1).stream().findFirst().orElse(null));
  }

  /** Whether any process pulls at this moment. */
  boolean pulled() {
    Instant until = lease.holding().expiresAt();
    return until != null && until.isAfter(Instant.now());
  }

  private ScopeJson scope() {
    Knowledge known = securityGroup.knowledge();
    return new ScopeJson(
        settings.current().securityGroup().orElse(null), known.name(), known.sentence());
  }

  private static FeedJson feed(Cursor cursor, Instant now) {
    return new FeedJson(
        cursor.feed().name(),
        cursor.phase().name(),
        cursor.generation(),
        cursor.known(),
        cursor.position(),
        age(cursor.movedAt(), now),
        age(cursor.completeAt(), now));
  }

  private static SubscriptionJson subscription(Standing standing, Instant now) {
    Instant end = standing.expiresAt();
    return new SubscriptionJson(
        standing.feed().name(),
        end != null && end.isAfter(now) ? "ACTIVE" : "MISSING",
        end,
        standing.noticedAt(),
        standing.cause(),
        standing.nextTry());
  }

  private static FailureJson failure(Failure failure) {
    return new FailureJson(
        failure.objectId(),
        failure.reading(),
        failure.cause(),
        failure.attempts(),
        failure.firstAt(),
        failure.lastAt(),
        failure.nextTry());
  }

  private static @Nullable Double age(@Nullable Instant moment, Instant now) {
    return moment == null ? null : seconds(Duration.between(moment, now));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}

package dev.tenantsync.office365.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How subscribers are told of changes. */
@ConfigMapping(prefix = "directory.subscriptions")
interface SubscriptionSettings {

  /** Whether endpoints may be at private addresses (RFC 1918, 100.64/10, fc00::/7, NAT64). */
  @WithDefault("false")
  boolean allowPrivateTargets();

  /**
   * Whether endpoints may be on this machine, there also by plain http. Absent: only while plain
   * http itself listens on this machine alone and not behind a proxy, since whoever calls then is
   * on this machine, too.
   */
  Optional<Boolean> allowLoopbackTargets();

  /** PEM files of authorities that endpoints' certificates may be from, beside Java's own. */
  Optional<List<Path>> trustedCertificates();

  /** How many subscriptions one application may have (Graph: 100). */
  @WithDefault("100")
  int perApplication();

  /** How many subscriptions there may be in all (Graph: 1,000). */
  @WithDefault("1000")
  int perTenant();

  /** How long an endpoint may take to prove that it wants to be called (Graph: 10 s). */
  @WithDefault("10s")
  Duration handshakeTimeout();

  /** How long an endpoint may take to acknowledge notices (Graph: 3 s). */
  @WithDefault("3s")
  Duration deliveryTimeout();

  /** How much of an endpoint's answer is read, in bytes. */
  @WithDefault("8192")
  int largestAnswer();

  /** How many notices go out in one request at most. */
  @WithDefault("100")
  int batch();

  /** How many requests to endpoints are under way at once. */
  @WithDefault("32")
  int workers();

  /** How many of them to one host. */
  @WithDefault("4")
  int perHost();

  /** The wait after a first failure; it doubles with each further one. */
  @WithDefault("10s")
  Duration firstRetry();

  /** What that wait never exceeds, but for a fifth of chance. */
  @WithDefault("10m")
  Duration longestRetry();

  /** How long to try before notices are dropped (Graph: 4 h). */
  @WithDefault("4h")
  Duration giveUpAfter();

  /** How soon to look again while changes are committed, but not readable yet. */
  @WithDefault("10ms")
  Duration lookAgain();

  /** How soon to look again when nothing is known to have changed. */
  @WithDefault("1s")
  Duration safetyPoll();

  /** How long before it expires a subscription's owner is asked to renew it. */
  @WithDefault("12h")
  Duration renewalNotice();

  /** How often expired subscriptions are removed. */
  @WithDefault("1m")
  Duration sweepEvery();
}

package dev.tenantsync.dynamics.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantsync.dynamics.reconcile.Run;
import dev.tenantsync.dynamics.sync.BrakeState.BrakeJson;
import dev.tenantsync.dynamics.sync.BrakeState.DriftCountsJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the sync stands. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SyncJson(
    PullerJson puller,
    List<FeedJson> feeds,
    List<SubscriptionJson> subscriptions,
    ScopeJson scope,
    BacklogJson backlog,
    BrakeJson brake,
    DriftCountsJson drift,
    long failureCount,
    List<FailureJson> failures,
    @Nullable Run lastRun) {

  /**
   * Who pulls.
   *
   * @param here whether it is the process that answers
   */
  record PullerJson(
      @Nullable String holder, long term, @Nullable Instant expiresAt, boolean here) {}

  /**
   * How far one feed was read.
   *
   * @param cursorAgeSeconds since the last page
   * @param lagSeconds since the feed was last read to its end: what changed before is mirrored
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record FeedJson(
      String feed,
      String phase,
      long generation,
      boolean known,
      @Nullable String position,
      @Nullable Double cursorAgeSeconds,
      @Nullable Double lagSeconds) {}

  /**
   * Whether the directory tells of a feed's changes; without, the timer finds them.
   *
   * @param state {@code ACTIVE} or {@code MISSING}
   * @param noticedAt when it last told of one, to the second
   * @param cause why there is none, or why it could not be looked after
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record SubscriptionJson(
      String feed,
      String state,
      @Nullable Instant expiresAt,
      @Nullable Instant noticedAt,
      @Nullable String cause,
      @Nullable Instant nextTry) {}

  /**
   * Whether it is known who is in the environment's security group.
   *
   * @param securityGroup null where none is set
   * @param state a {@code SecurityGroup.Knowledge}
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record ScopeJson(@Nullable UUID securityGroup, String state, String reason) {}

  /**
   * What is mirrored and not decided.
   *
   * @param withheld of these: losses that wait until the other feeds were read
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record BacklogJson(long pending, long withheld, @Nullable Double oldestSeconds) {}

  /** What keeps failing, and when it is tried again. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record FailureJson(
      @Nullable UUID objectId,
      @Nullable String reading,
      String cause,
      long attempts,
      Instant firstAt,
      Instant lastAt,
      Instant nextTry) {}
}

package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.subscription.RetryPlan.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What owners are still to be told about their subscriptions. */
@ApplicationScoped
class LifecycleQueue {

  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final String ADD =
      """
      insert into lifecycle_notice (id, subscription_id, resource, url, client_state,
        expiration_date_time, event, next_attempt_at)
      select gen_random_uuid(), id, resource, lifecycle_notification_url, client_state,
             expiration_date_time, ?, ?
      from subscription
      where id::text = any (?) and lifecycle_notification_url is not null
      """;

  private static final String CLAIM =
      """
      update lifecycle_notice
      set lease = ?, leased_until = clock_timestamp() + ? * interval '1 millisecond'
      where id = ? and leased_until < clock_timestamp() and next_attempt_at <= ?
      returning *, (select id from tenant) as tenant_id
      """;

  private final Statements statements;
  private final Duration lease;

  LifecycleQueue(Statements statements, SubscriptionSettings settings) {
    this.statements = statements;
    this.lease = settings.deliveryTimeout().plus(GRACE);
  }

  /**
   * A lifecycle notice that nobody else sends until the lease ends.
   *
   * @param resource what the subscription watched, as the client wrote it
   */
  record Claim(
      UUID id,
      UUID lease,
      UUID tenantId,
      UUID subscriptionId,
      String resource,
      String url,
      @Nullable ClientState clientState,
      Instant expirationDateTime,
      LifecycleEvent event,
      Trouble trouble) {}

  /** Notes an event of these subscriptions for those owners who gave an address for it. */
  @Transactional(Transactional.TxType.MANDATORY)
  void add(List<UUID> subscriptionIds, LifecycleEvent event, Instant now) {
    statements.update(
        ADD, event.name(), now, subscriptionIds.stream().map(UUID::toString).toList());
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  Optional<Claim> claim(UUID id, Instant now) {
    UUID mine = UUID.randomUUID();
    return statements
        .query(CLAIM, row -> claim(row, mine), mine, lease.toMillis(), id, now)
        .stream()
        .findFirst();
  }

  /** It has been sent, or never will be. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void done(Claim claim) {
    statements.update(
        "delete from lifecycle_notice where id = ? and lease = ?", claim.id(), claim.lease());
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void failed(Claim claim, Instant now, Instant next) {
    statements.update(
        "update lifecycle_notice set lease = null, leased_until = '-infinity',"
            + " attempts = attempts + 1, failing_since = coalesce(failing_since, ?),"
            + " next_attempt_at = ? where id = ? and lease = ?",
        now,
        next,
        claim.id(),
        claim.lease());
  }

  private static Claim claim(ResultSet row, UUID lease) throws SQLException {
    String state = row.getString("client_state");
    return new Claim(
        Statements.uuid(row, "id"),
        lease,
        Statements.uuid(row, "tenant_id"),
        Statements.uuid(row, "subscription_id"),
        row.getString("resource"),
        row.getString("url"),
        state == null ? null : new ClientState(state),
        Statements.instant(row, "expiration_date_time"),
        LifecycleEvent.valueOf(row.getString("event")),
        new Trouble(row.getInt("attempts"), Statements.optionalInstant(row, "failing_since")));
  }
}

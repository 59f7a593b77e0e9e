package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.feed.LogPosition;
import dev.tenantsync.office365.subscription.RetryPlan.Trouble;
import dev.tenantsync.office365.subscription.Subscription.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How far each subscription has been told, and who is telling it. A lease on the database's clock
 * keeps several replicas apart; a row lock would be a transaction as long as the endpoint is slow,
 * and hold back the feed for everybody.
 */
@ApplicationScoped
class Backlog {

  /** A replica that takes so much longer than an endpoint may is taken for dead. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** What is lost with the server's last moments is told twice, which is allowed. */
  private static final String NO_FLUSH =
      " and (select set_config('synchronous_commit', 'off', true)) = 'off'";

  private static final String CLAIM =
      """
      update subscription
      set lease = ?, leased_until = clock_timestamp() + ? * interval '1 millisecond'
      where id = ? and leased_until < clock_timestamp() and next_attempt_at <= ?
        and expiration_date_time > ?
      """
          + NO_FLUSH
          + " returning *, (select id from tenant) as tenant_id";

  private static final String SETTLE =
      """
      update subscription
      set lease = null, leased_until = '-infinity', epoch = ?, xact = ?, seq = ?, nonce = ?,
          attempts = ?, failing_since = null, next_attempt_at = ?
      where id = ? and lease = ?
      """;

  private static final String FAIL =
      """
      update subscription
      set lease = null, leased_until = '-infinity', attempts = attempts + 1,
          failing_since = coalesce(failing_since, ?), next_attempt_at = ?
      where id = ? and lease = ?
      """
          + NO_FLUSH;

  private final Statements statements;
  private final LifecycleQueue lifecycle;
  private final Duration lease;

  Backlog(Statements statements, LifecycleQueue lifecycle, SubscriptionSettings settings) {
    this.statements = statements;
    this.lifecycle = lifecycle;
    this.lease = settings.deliveryTimeout().plus(GRACE);
  }

  /**
   * A subscription that nobody else delivers to until the lease ends.
   *
   * @param lease proves it: what another has claimed since is left alone
   * @param position the last change that has been told
   */
  record Claim(
      UUID id, UUID lease, UUID tenantId, Order order, LogPosition position, Trouble trouble) {}

  /** Claims a subscription that is due; empty if it is not any more, or somebody else has it. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  Optional<Claim> claim(UUID id, Instant now) {
    UUID mine = UUID.randomUUID();
    return statements
        .query(CLAIM, row -> claim(row, mine), mine, lease.toMillis(), id, now, now)
        .stream()
        .findFirst();
  }

  /** All up to here has been told. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void told(Claim claim, LogPosition reached, Instant now) {
    statements.update(SETTLE + NO_FLUSH, reached, 0, now, claim.id(), claim.lease());
  }

  /** It could not be told, and is to be tried again. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void failed(Claim claim, Instant now, Instant next) {
    statements.update(FAIL, now, next, claim.id(), claim.lease());
  }

  /** It will never be told what was up to here; its owner is, if the owner wants to know. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void missed(Claim claim, LogPosition reached, Instant now) {
    int attempts = claim.trouble().attempts();
    int mine = statements.update(SETTLE, reached, attempts, now, claim.id(), claim.lease());
    if (mine > 0) {
      lifecycle.add(List.of(claim.id()), LifecycleEvent.MISSED, now);
    }
  }

  private static Claim claim(ResultSet row, UUID lease) throws SQLException {
    return new Claim(
        Statements.uuid(row, "id"),
        lease,
        Statements.uuid(row, "tenant_id"),
        Subscriptions.order(row),
        Statements.position(row),
        new Trouble(row.getInt("attempts"), Statements.optionalInstant(row, "failing_since")));
  }
}

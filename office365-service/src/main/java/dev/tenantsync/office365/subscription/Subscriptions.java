package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.LogPosition;
import dev.tenantsync.office365.subscription.Subscription.Endpoints;
import dev.tenantsync.office365.subscription.Subscription.Order;
import dev.tenantsync.office365.subscription.SubscriptionJson.Owned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The subscriptions that there are. Those that have expired are gone, swept or not. */
@ApplicationScoped
class Subscriptions {

  private static final String INSERT =
      """
      insert into subscription (id, app_id, resource, watched, object_id, members_only, change_type,
        notification_url, lifecycle_notification_url, client_state, latest_supported_tls_version,
        created_date_time, expiration_date_time, reauthorize_at, next_attempt_at,
        epoch, xact, seq, nonce)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String OWNED =
      """
      select s.*, a.id as creator_id from subscription s join application a using (app_id)
      where app_id = ? and expiration_date_time > ?
      """;

  private final Statements statements;

  Subscriptions(Statements statements) {
    this.statements = statements;
  }

  /** Those of an application, the oldest first. */
  List<Owned> of(UUID appId, Instant now) {
    return statements.query(
        OWNED + " order by created_date_time, s.id", Subscriptions::owned, appId, now);
  }

  /** One of an application's. */
  Optional<Owned> of(UUID appId, UUID id, Instant now) {
    return statements.query(OWNED + " and s.id = ?", Subscriptions::owned, appId, now, id).stream()
        .findFirst();
  }

  /** As {@link #of}, locked until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Owned> lock(UUID appId, UUID id, Instant now) {
    return statements
        .query(OWNED + " and s.id = ? for update of s", Subscriptions::owned, appId, now, id)
        .stream()
        .findFirst();
  }

  /** Whether the registration is there; if so it stays until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean holdOwner(UUID appId) {
    return !statements
        .query(
            "select id from application where app_id = ? for key share",
            row -> Statements.uuid(row, "id"),
            appId)
        .isEmpty();
  }

  /** Lets others add none until the transaction ends, so that counting means something. */
  @Transactional(Transactional.TxType.MANDATORY)
  void lockQuota() {
    statements.query(
        "select pg_advisory_xact_lock(hashtext('subscription quota'))", row -> row.getRow());
  }

  /** How many there are of an application, and in all. */
  Count count(UUID appId, Instant now) {
    return statements
        .query(
            "select count(*) filter (where app_id = ?) as own, count(*) as everybodys"
                + " from subscription where expiration_date_time > ?",
            row -> new Count(row.getInt("own"), row.getInt("everybodys")),
            appId,
            now)
        .get(0);
  }

  record Count(int own, int everybodys) {}

  /**
   * @param from the last change that it is not told of
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void add(Subscription subscription, @Nullable Instant reauthorizeAt, LogPosition from) {
    Order order = subscription.order();
    statements.update(
        INSERT,
        subscription.id(),
        subscription.appId(),
        order.resource(),
        order.watched().set().logged().name(),
        order.watched().id().orElse(null),
        order.watched().membersOnly(),
        order.changeType(),
        order.endpoints().notificationUrl(),
        order.endpoints().lifecycleNotificationUrl().orElse(null),
        order.endpoints().clientState().map(ClientState::text).orElse(null),
        order.latestSupportedTlsVersion(),
        subscription.createdDateTime(),
        order.expirationDateTime(),
        reauthorizeAt,
        subscription.createdDateTime(),
        from);
  }

  /** A renewal is a sign of life: what its endpoint did not take is told at once. */
  @Transactional(Transactional.TxType.MANDATORY)
  void renew(UUID id, Instant expirationDateTime, @Nullable Instant reauthorizeAt) {
    statements.update(
        """
        update subscription
        set expiration_date_time = ?, reauthorize_at = ?, next_attempt_at = created_date_time
        where id = ?
        """,
        expirationDateTime,
        reauthorizeAt,
        id);
  }

  /** Asks its owner no more. */
  @Transactional(Transactional.TxType.MANDATORY)
  void settle(UUID id) {
    statements.update("update subscription set reauthorize_at = null where id = ?", id);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void remove(UUID id) {
    statements.update("delete from subscription where id = ?", id);
  }

  private static Owned owned(ResultSet row) throws SQLException {
    Subscription subscription =
        new Subscription(
            Statements.uuid(row, "id"),
            Statements.uuid(row, "app_id"),
            Statements.instant(row, "created_date_time"),
            order(row));
    return new Owned(subscription, Statements.uuid(row, "creator_id"));
  }

  /** What was asked for, off a row of the table. */
  static Order order(ResultSet row) throws SQLException {
    return new Order(
        row.getString("resource"),
        watched(row),
        types(row.getString("change_type")),
        new Endpoints(
            row.getString("notification_url"),
            Optional.ofNullable(row.getString("lifecycle_notification_url")),
            Optional.ofNullable(row.getString("client_state")).map(ClientState::new)),
        row.getString("latest_supported_tls_version"),
        Statements.instant(row, "expiration_date_time"));
  }

  private static Watched watched(ResultSet row) throws SQLException {
    Change.Resource logged = Change.Resource.valueOf(row.getString("watched"));
    WatchedSet set =
        Arrays.stream(WatchedSet.values())
            .filter(candidate -> candidate.logged() == logged)
            .findFirst()
            .orElseThrow();
    return new Watched(
        set,
        Optional.ofNullable(row.getObject("object_id", UUID.class)),
        row.getBoolean("members_only"));
  }

  private static Set<ChangeType> types(String text) {
    Set<ChangeType> types = EnumSet.noneOf(ChangeType.class);
    for (String name : text.split(",", -1)) {
      types.add(ChangeType.named(name).orElseThrow());
    }
    return types;
  }
}

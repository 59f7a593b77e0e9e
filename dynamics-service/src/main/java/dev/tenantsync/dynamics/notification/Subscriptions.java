package dev.tenantsync.dynamics.notification;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.directory.SubscriptionEntry;
import dev.tenantsync.dynamics.mirror.Feed;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What replicas share about the subscriptions: how each stands, and what was heard. */
@ApplicationScoped
public class Subscriptions {

  /**
   * The subscription of one feed.
   *
   * @param id the directory's; null where there is none
   * @param cause why it could not be made or looked after; null where all is well
   * @param noticedAt when the directory last told of a change, give or take a second
   */
  public record Standing(
      Feed feed,
      @Nullable String id,
      @Nullable Instant expiresAt,
      @Nullable String cause,
      @Nullable Instant nextTry,
      @Nullable Instant noticedAt) {}

  private final Database database;

  Subscriptions(Database database) {
    this.database = database;
  }

  public List<Standing> all() {
    return database.list(
        """
        select * from notification_subscription
        where subscription_id is not null or cause is not null
        order by array_position(array['USERS', 'ROLES', 'GROUPS'], feed)
        """,
        Subscriptions::read);
  }

  /** How often each feed was told of where nobody pulls: a changed number is worth a pull. */
  public Map<Feed, Long> wakes() {
    Map<Feed, Long> wakes = new EnumMap<>(Feed.class);
    database
        .list(
            "select feed, wakes from notification_subscription",
            row -> Map.entry(Feed.valueOf(row.text("feed")), row.number("wakes")))
        .forEach(entry -> wakes.put(entry.getKey(), entry.getValue()));
    return wakes;
  }

  /** The directory has this one for a feed. Writes nothing where that was known. */
  void stands(Feed feed, SubscriptionEntry entry) {
    database.update(
        """
        insert into notification_subscription as s (feed, subscription_id, expires_at)
        values (?, ?, ?)
        on conflict (feed) do update
        set subscription_id = excluded.subscription_id, expires_at = excluded.expires_at,
          cause = null, next_try = null
        where (s.subscription_id, s.expires_at, s.cause)
          is distinct from (excluded.subscription_id, excluded.expires_at, null::text)
        """,
        feed.name(),
        entry.id(),
        entry.expiresAt());
  }

  /** The directory has none for a feed, and would not make one. */
  void missing(Feed feed, String cause, Duration pause) {
    database.update(
        """
        insert into notification_subscription as s (feed, cause, next_try)
        values (?, ?, clock_timestamp() + ? * interval '1 millisecond')
        on conflict (feed) do update
        set subscription_id = null, expires_at = null, cause = excluded.cause,
          next_try = excluded.next_try
        """,
        feed.name(),
        cause,
        pause.toMillis());
  }

  /** The directory could not be asked; what it has, it may have still. */
  void unsure(Collection<Feed> feeds, String cause, Duration pause) {
    database.update(
        """
        insert into notification_subscription as s (feed, cause, next_try)
        select feed, ?, clock_timestamp() + ? * interval '1 millisecond' from unnest(?) as feed
        on conflict (feed) do update set cause = excluded.cause, next_try = excluded.next_try
        """,
        cause,
        pause.toMillis(),
        names(feeds));
  }

  /** These feeds are not followed any more, or nobody subscribes. */
  void forgetAllBut(Collection<Feed> feeds) {
    database.update(
        """
        update notification_subscription
        set subscription_id = null, expires_at = null, cause = null, next_try = null
        where feed <> all (?) and (subscription_id is not null or cause is not null)
        """,
        names(feeds));
  }

  /** Somebody pulls already; this is for those who ask how things stand. */
  void noticed(Collection<Feed> feeds) {
    heard(feeds, 0);
  }

  /** Somebody else has to pull. */
  void wake(Collection<Feed> feeds) {
    heard(feeds, 1);
  }

  private void heard(Collection<Feed> feeds, int wakes) {
    database.update(
        """
        insert into notification_subscription as s (feed, noticed_at, wakes)
        select feed, clock_timestamp(), ? from unnest(?) as feed order by feed
        on conflict (feed) do update
        set noticed_at = excluded.noticed_at, wakes = s.wakes + excluded.wakes
        """,
        wakes,
        names(feeds));
  }

  private static SqlArray names(Collection<Feed> feeds) {
    return SqlArray.of("text", feeds, Feed::name);
  }

  private static Standing read(Row row) throws SQLException {
    return new Standing(
        Feed.valueOf(row.text("feed")),
        row.textOrNull("subscription_id"),
        row.instantOrNull("expires_at"),
        row.textOrNull("cause"),
        row.instantOrNull("next_try"),
        row.instantOrNull("noticed_at"));
  }
}

package dev.tenantsync.dynamics.metrics;

import dev.tenantsync.bootstrap.metrics.Figure;
import dev.tenantsync.bootstrap.metrics.State;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.entitlement.BrakeClass;
import dev.tenantsync.dynamics.entitlement.Slots;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link StateGauge} shows: the slots as decisions see them, all else at one moment. */
@ApplicationScoped
class SyncFigures implements State {

  /** Whatever is counted is counted over a partial index, or in a table that is kept short. */
  private static final String STATE =
      """
      select 'FEED_LAG' as gauge, feed as label,
        extract(epoch from clock_timestamp() - complete_at)::float8 as value
      from feed_cursor where complete_at is not null
      union all
      select 'FEED_CURSOR_AGE', feed, extract(epoch from clock_timestamp() - moved_at)::float8
      from feed_cursor where moved_at is not null
      union all
      select 'FEED_FOLLOWING', feed, (phase = 'FOLLOWING')::int::float8 from feed_cursor
      union all
      select told.gauge, null, told.value
      from (
        select count(*) as accounts, count(*) filter (where withheld) as held_back,
          coalesce(extract(epoch from clock_timestamp() - min(seen_at)), 0) as oldest
        from directory_account where pending) open_accounts
      cross join lateral (values
        ('BACKLOG', accounts::float8),
        ('BACKLOG_WITHHELD', held_back::float8),
        ('BACKLOG_OLDEST', oldest::float8)) as told (gauge, value)
      union all
      select 'FAILURES', told.kind, told.value
      from (select count(object_id) as users, count(feed) as readings from sync_failure) failing
      cross join lateral (values
        ('USER', users::float8), ('READING', readings::float8)) as told (kind, value)
      union all
      select 'HELD_USERS', c.class, count(m.object_id)::float8
      from unnest(?::text[]) as c (class)
        left join sync_hold h on h.class = c.class and h.closed_at is null
        left join sync_hold_member m on m.hold_id = h.id and m.state = 'HELD'
      group by c.class
      union all
      select 'SET_ASIDE', null, count(*)::float8 from brake_ask where state = 'ASIDE'
      union all
      select 'DRIFT', told.outcome, told.value
      from (
        select count(*) filter (where outcome is null) as undecided,
          count(*) filter (where outcome = 'HEALED') as healed,
          count(*) filter (where outcome = 'HELD') as held
        from drift) found
      cross join lateral (values
        ('OPEN', undecided::float8), ('HEALED', healed::float8), ('HELD', held::float8))
        as told (outcome, value)
      union all
      select 'PULLED', null, (expires_at > clock_timestamp())::int::float8 from puller
      union all
      select 'PULLER_TERM', null, term::float8 from puller
      union all
      select 'SUBSCRIPTION_ACTIVE', feed,
        coalesce(expires_at > clock_timestamp(), false)::int::float8
      from notification_subscription where subscription_id is not null or cause is not null
      """;

  private final Database database;
  private final Provisioner provisioner;

  SyncFigures(Database database, Provisioner provisioner) {
    this.database = database;
    this.provisioner = provisioner;
  }

  @Override
  public List<Figure> read() {
    List<Figure> figures = new ArrayList<>(database.list(STATE, SyncFigures::figure, classes()));
    Slots slots = provisioner.environment().slots();
    figures.add(StateGauge.SLOTS_USED.at(slots.held()));
    figures.add(StateGauge.SLOTS_LIMIT.at(slots.limit()));
    figures.add(StateGauge.SLOTS_WAITING.at(slots.waiting().size()));
    return figures;
  }

  private static SqlArray classes() {
    return SqlArray.of("text", Arrays.asList(BrakeClass.values()), BrakeClass::name);
  }

  private static Figure figure(Row row) throws SQLException {
    return StateGauge.valueOf(row.text("gauge")).at(row.textOrNull("label"), row.real("value"));
  }
}

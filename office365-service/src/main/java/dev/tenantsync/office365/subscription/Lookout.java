package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.subscription.Due.What;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sees what is to be sent, from the tables alone: whoever restarts sees the same. */
@ApplicationScoped
class Lookout {

  /** Only programs that may sign in and still read what they watch are told. */
  private static final String READY =
      """
        and s.expiration_date_time > ? and s.next_attempt_at <= ?
        and s.leased_until < clock_timestamp() and a.account_enabled
        and exists (select from application_permission p where p.application_id = a.id
                    and p.permission = any (case s.watched when 'USER' then ?::text[]
                                            when 'GROUP' then ?::text[] else ?::text[] end))
      """;

  /**
   * Each subscription costs a step into an index of the change log, however long the log is: the
   * order by the index's columns leaves the planner no other way. The bound on the transaction
   * alone says nothing new, but lets the index be entered there: beside an equality, a comparison
   * of rows is only checked, from the resource's first change on.
   */
  private static final String BEHIND =
      """
      select s.id, s.notification_url as url from subscription s
      join application a using (app_id)
      cross join lateral (
        select from change c
        where c.resource = s.watched and (c.resource, c.xact, c.seq) > (s.watched, s.xact, s.seq)
          and c.xact >= s.xact
          and c.xact < pg_snapshot_xmin(pg_current_snapshot())
        order by c.resource, c.xact, c.seq limit 1) news
      where s.object_id is null
      """
          + READY
          + """
            union all
            select s.id, s.notification_url from subscription s
            join application a using (app_id)
            cross join lateral (
              select from change c
              where c.resource_id = s.object_id
                and (c.resource_id, c.xact, c.seq) > (s.object_id, s.xact, s.seq)
                and c.xact >= s.xact
                and c.xact < pg_snapshot_xmin(pg_current_snapshot())
              order by c.resource_id, c.xact, c.seq limit 1) news
            where true
            """
          + READY;

  /**
   * All of one moment: what is not behind the fence of this look is found unreadable by it, too.
   * The newest change answers for all; to ask whether there is any might be taken for a reason to
   * read the log from its beginning.
   */
  private static final String LOOK =
      """
      select exists (select from subscription) or exists (select from lifecycle_notice) as anybody,
             coalesce((select xact >= pg_snapshot_xmin(pg_current_snapshot()) from change
                       order by xact desc limit 1), false) as unreadable,
             due.id, due.url
      from (values (1)) as once left join (
      """
          + BEHIND
          + ") as due on true";

  private static final String LIFECYCLE =
      "select id, url from lifecycle_notice"
          + " where next_attempt_at <= ? and leased_until < clock_timestamp()";

  private static final String IDLE =
      """
      select s.id, s.notification_url as url from subscription s
      join application a using (app_id)
      left join change c on c.xact = s.xact and c.seq = s.seq
      where (c.seq is null or c.changed_at < ?)
      """
          + READY;

  private final Statements statements;

  Lookout(Statements statements) {
    this.statements = statements;
  }

  /**
   * What was seen.
   *
   * @param anybody whether there is anybody to tell anything, ever
   * @param unreadable whether changes are committed that cannot be read yet
   * @param behind the subscriptions that have not heard of something they watch
   */
  record View(boolean anybody, boolean unreadable, List<Due> behind) {

    View {
      behind = List.copyOf(behind);
    }
  }

  private record Line(boolean anybody, boolean unreadable, Optional<Due> due) {}

  View look(Instant now) {
    List<Object> ready = ready(now);
    List<Object> both = new ArrayList<>(ready);
    both.addAll(ready);
    List<Line> lines = statements.query(LOOK, Lookout::line, both.toArray());
    Line any = lines.get(0);
    return new View(
        any.anybody(),
        any.unreadable(),
        lines.stream().flatMap(line -> line.due().stream()).toList());
  }

  List<Due> lifecycle(Instant now) {
    return statements.query(LIFECYCLE, row -> due(What.LIFECYCLE, row), now);
  }

  /** Subscriptions whose position is older than this, so that pruning might come near it. */
  List<Due> idle(Instant since, Instant now) {
    List<Object> values = new ArrayList<>(List.of(since));
    values.addAll(ready(now));
    return statements.query(IDLE, row -> due(What.CHANGES, row), values.toArray());
  }

  /** The values of {@link #READY}. */
  private static List<Object> ready(Instant now) {
    return List.of(
        now,
        now,
        List.copyOf(WatchedSet.USERS.readers()),
        List.copyOf(WatchedSet.GROUPS.readers()),
        List.copyOf(WatchedSet.DIRECTORY_ROLES.readers()));
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getBoolean("anybody"),
        row.getBoolean("unreadable"),
        row.getObject("id") == null ? Optional.empty() : Optional.of(due(What.CHANGES, row)));
  }

  private static Due due(What what, ResultSet row) throws SQLException {
    return new Due(what, Statements.uuid(row, "id"), Target.of(row.getString("url")).host());
  }
}

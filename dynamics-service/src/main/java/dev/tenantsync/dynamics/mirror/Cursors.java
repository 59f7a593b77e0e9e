package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.directory.FeedPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/**
 * How far each feed was read. Every write asks for the writer's term and for the link it began
 * from, and is the last statement of its transaction: where it finds no such row, nothing of that
 * transaction may stand.
 */
@ApplicationScoped
public class Cursors {

  private static final String SELECT =
      """
      select feed, link, mid_round, phase, generation, known_before, known, complete_clock,
        position, moved_at, complete_at
      from feed_cursor""";

  private final Database database;

  Cursors(Database database) {
    this.database = database;
  }

  /** Makes the cursors of a new database. */
  public void begin() {
    for (Feed feed : Feed.ALWAYS) {
      database.update(
          """
          insert into feed_cursor (feed, phase, generation) values (?, 'ENUMERATING', 1)
          on conflict do nothing
          """,
          feed.name());
    }
  }

  /** The next moment of the pull clock. */
  long tick() {
    return database.number("select nextval('pull_clock') as n");
  }

  /**
   * The next moment, at the beginning of a page's transaction, whose commit then waits for no disk.
   * A crash may take the page back, and the cursor with it; it never takes a page back of which
   * something was decided, for that is written behind it and waited for.
   */
  long tickOfPage() {
    return database.number(
        """
        select nextval('pull_clock') as n from set_config('synchronous_commit', 'off', true)
        """);
  }

  public Cursor of(Feed feed) {
    return database
        .first(SELECT + " where feed = ?", Cursors::read, feed.name())
        .orElseThrow(() -> new LeaseLostException("The feed " + feed + " is not followed"));
  }

  /**
   * Moves past an applied page.
   *
   * @param roundBegan pull clock before the round's first request; 0 where that was not seen
   * @param now pull clock of the page's arrival
   * @throws LeaseLostException if this is not ours to move any more
   */
  void move(Cursor from, FeedPage<?> page, long roundBegan, long now, long term) {
    boolean enumerated = page.last() && from.phase() == Phase.ENUMERATING;
    // A crash of the database may have set the clock back since: that moment is still to come.
    long complete = page.last() && roundBegan < now ? roundBegan : 0;
    require(
        database.update(
            """
            update feed_cursor
            set link = ?, mid_round = ?, phase = ?, known = known or ?,
              complete_clock = greatest(complete_clock, ?),
              afresh_clock = case when ? then ? else afresh_clock end,
              position = coalesce(?, position), moved_at = clock_timestamp(),
              complete_at = case when ? then clock_timestamp() else complete_at end
            where feed = ? and link is not distinct from ? and generation = ? and term = ?
            """,
            page.link(),
            !page.last(),
            (enumerated ? Phase.CONFIRMING : from.phase()).name(),
            enumerated,
            complete,
            enumerated,
            now,
            page.position(),
            page.last(),
            from.feed().name(),
            from.link(),
            from.generation(),
            term));
  }

  /** Confirms at the end of a transaction that this is still ours, without moving. */
  void hold(Cursor at, long term) {
    enter(at, at.phase(), term);
  }

  /** Goes over to another phase at the same link. */
  void enter(Cursor at, Phase phase, long term) {
    require(
        database.update(
            """
            update feed_cursor set phase = ?, moved_at = clock_timestamp()
            where feed = ? and link is not distinct from ? and generation = ? and term = ?
            """,
            phase.name(),
            at.feed().name(),
            at.link(),
            at.generation(),
            term));
  }

  /** Begins a new generation: from now on everything is read afresh. */
  void restart(Feed feed, long knownNow, long term) {
    require(
        database.update(
            """
            update feed_cursor
            set link = null, mid_round = false, phase = 'ENUMERATING',
              generation = generation + 1, known_before = ?, moved_at = clock_timestamp()
            where feed = ? and term = ?
            """,
            knownNow,
            feed.name(),
            term));
  }

  /** Begins to follow a feed, whoever pulls. No generation of an earlier time comes again. */
  void add(Feed feed) {
    database.update(
        """
        insert into feed_cursor (feed, phase, generation, term)
        select ?, 'ENUMERATING', nextval('pull_clock'), term from puller
        """,
        feed.name());
  }

  /** Ends following a feed: a page on its way is refused. */
  void remove(Feed feed) {
    database.update("delete from feed_cursor where feed = ?", feed.name());
  }

  private static void require(int moved) {
    if (moved == 0) {
      throw new LeaseLostException("The cursor is another puller's");
    }
  }

  private static Cursor read(Row row) throws SQLException {
    return new Cursor(
        Feed.valueOf(row.text("feed")),
        row.textOrNull("link"),
        row.truth("mid_round"),
        Phase.valueOf(row.text("phase")),
        row.number("generation"),
        row.number("known_before"),
        row.truth("known"),
        row.number("complete_clock"),
        row.textOrNull("position"),
        row.instantOrNull("moved_at"),
        row.instantOrNull("complete_at"));
  }
}

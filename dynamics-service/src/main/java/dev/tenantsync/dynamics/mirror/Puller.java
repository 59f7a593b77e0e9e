package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.bootstrap.trace.Traces;
import dev.tenantsync.dynamics.directory.DirectoryException;
import dev.tenantsync.dynamics.directory.FeedExpiredException;
import dev.tenantsync.dynamics.directory.FeedPage;
import dev.tenantsync.dynamics.directory.FeedRequest;
import dev.tenantsync.dynamics.directory.GroupEntry;
import dev.tenantsync.dynamics.directory.HttpDirectory;
import dev.tenantsync.dynamics.directory.RoleEntry;
import dev.tenantsync.dynamics.directory.UserEntry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Follows the feeds into the mirror, a transaction per page: apply, then move the cursor. A crash
 * before the commit repeats the page, after it loses nothing. Decides nothing.
 */
@ApplicationScoped
public class Puller {

  /** Told after each applied page, so that deciding need not wait for the round's end. */
  @FunctionalInterface
  public interface PageListener {
    void applied(int changedAccounts, boolean last);
  }

  /** Writes the page of one feed and answers how many accounts it changes. */
  private interface Writer<E> {
    int apply(Step<E> step, Arrival arrival);
  }

  /** A page on its way into the mirror. */
  private record Step<E>(Cursor from, FeedPage<E> page, long roundBegan, long term) {}

  private final HttpDirectory directory;
  private final Accounts accounts;
  private final RoleMembers roleMembers;
  private final GroupMembers groupMembers;
  private final Enumerated enumerated;
  private final Causes causes;
  private final Cursors cursors;
  private final Statistics statistics;
  private final Resync resync;
  private final ExecutorService reader;

  Puller(
      HttpDirectory directory,
      Accounts accounts,
      RoleMembers roleMembers,
      GroupMembers groupMembers,
      Enumerated enumerated,
      Causes causes,
      Cursors cursors,
      Statistics statistics,
      Resync resync,
      Traces traces) {
    this.directory = directory;
    this.accounts = accounts;
    this.roleMembers = roleMembers;
    this.groupMembers = groupMembers;
    this.enumerated = enumerated;
    this.causes = causes;
    this.cursors = cursors;
    this.statistics = statistics;
    this.resync = resync;
    this.reader =
        traces.carrying(
            Executors.newSingleThreadExecutor(task -> new Thread(task, "directory-reader")));
  }

  @PreDestroy
  void stop() {
    reader.shutdownNow();
  }

  /** Where a feed was read from, and where it is read on. */
  public record Reading(Cursor from, Cursor to) {}

  /**
   * Reads one feed from its cursor to its deltaLink. An expired feed is begun afresh, once.
   *
   * @param term of the lease this process pulls under
   * @throws DirectoryException if the directory gave no usable answer; the pages before stand
   * @throws LeaseLostException if another process pulls by now
   */
  public Reading pull(Feed feed, long term, PageListener listener) {
    try {
      return round(feed, term, listener);
    } catch (FeedExpiredException expired) {
      resync.begin(feed, term);
      return round(feed, term, listener);
    }
  }

  private Reading round(Feed feed, long term, PageListener listener) {
    return switch (feed) {
      case USERS -> follow(feed, term, directory::users, this::users, listener);
      case ROLES ->
          this.<RoleEntry>follow(
              feed,
              term,
              directory::roles,
              (step, arrival) -> roleMembers.apply(step.page().entries(), arrival),
              listener);
      case GROUPS -> groups(term, listener);
    };
  }

  private int users(Step<UserEntry> step, Arrival arrival) {
    List<UserEntry> entries = step.page().entries();
    int changed = accounts.apply(entries, arrival);
    enumerated.shown(entries.stream().map(UserEntry::id).toList(), step.from(), step.page().last());
    return changed;
  }

  private Reading groups(long term, PageListener listener) {
    Cursor cursor = cursors.of(Feed.GROUPS);
    if (!cursor.known() && cursor.link() == null) {
      groupMembers.forgetBefore(cursor);
    }
    return follow(Feed.GROUPS, term, directory::groups, this::groups, listener);
  }

  private int groups(Step<GroupEntry> step, Arrival arrival) {
    int changed = groupMembers.apply(step.page().entries(), arrival);
    boolean madeKnown = !step.from().known() && step.page().last();
    return madeKnown ? groupMembers.known(arrival) : changed;
  }

  private <E> Reading follow(
      Feed feed, long term, Round.Source<E> source, Writer<E> writer, PageListener listener) {
    Cursor from = cursors.of(feed);
    Cursor cursor = from;
    long began = cursor.midRound() ? 0 : cursors.tick();
    FeedRequest first = new FeedRequest(cursor.link(), causesAfter(cursor));
    try (Round<E> round = new Round<>(reader, source, first)) {
      int growing = 0;
      FeedPage<E> page = round.next();
      while (page != null) {
        refuseStandstill(cursor, page);
        int changed = apply(new Step<>(cursor, page, began, term), writer);
        listener.applied(changed, page.last());
        if (changed > 0) {
          statistics.grown(++growing);
        }
        cursor = left(page, cursors.of(feed));
        page = round.next();
      }
    }
    return new Reading(from, cursor);
  }

  /**
   * What was so before anything was ever read is no news, and its causes would be more than the
   * people. Who reads afresh has been told what caused all that lies before.
   */
  private static @Nullable String causesAfter(Cursor cursor) {
    if (!cursor.known()) {
      return null;
    }
    boolean afresh = cursor.phase() == Phase.ENUMERATING;
    return afresh ? Objects.requireNonNullElse(cursor.position(), "") : "";
  }

  private <E> int apply(Step<E> step, Writer<E> writer) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              FeedPage<E> page = step.page();
              Arrival arrival = Arrival.told(step.from(), cursors.tickOfPage(), page.position());
              int changed = writer.apply(step, arrival);
              causes.apply(page.causes());
              cursors.move(step.from(), page, step.roundBegan(), arrival.clock(), step.term());
              return changed;
            });
  }

  /**
   * The cursor, if it is where this page left it. A crash of the database may have taken the page
   * back, or somebody laid the cursor anew: the page read ahead does not follow from there.
   */
  private static Cursor left(FeedPage<?> page, Cursor now) {
    if (!Objects.equals(now.link(), page.link())) {
      throw new LeaseLostException("The cursor is not where the last page left it");
    }
    return now;
  }

  private static void refuseStandstill(Cursor from, FeedPage<?> page) {
    @Nullable String link = from.link();
    if (!page.last() && Objects.equals(link, page.link())) {
      throw DirectoryException.standstill();
    }
  }
}

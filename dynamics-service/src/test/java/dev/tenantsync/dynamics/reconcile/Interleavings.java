package dev.tenantsync.dynamics.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.dynamics.stand.Tables.UserRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A few changes of one user, one after another, placed at all moments among six readings of the
 * feeds, with a decision after each reading.
 */
@ApplicationScoped
class Interleavings {

  private static final int READINGS = 6;

  private final Stand stand;
  private final Tables tables;

  Interleavings(Stand stand, Tables tables) {
    this.stand = stand;
    this.tables = tables;
  }

  /** What a user is, what happens to it, and what must then be true; a row may be null. */
  record Story(
      Function<String, UUID> before,
      List<Consumer<UUID>> changes,
      Predicate<UserRow> always,
      Predicate<UserRow> atTheEnd) {}

  /** Before which reading each of the changes happens. */
  private record Moments(List<Integer> ofChanges, List<Feed> order) {

    static List<Moments> all(int changes, List<Feed> order) {
      List<Moments> all = new ArrayList<>();
      extend(List.of(), changes, order, all);
      return all;
    }

    private static void extend(
        List<Integer> begun, int changes, List<Feed> order, List<Moments> all) {
      if (begun.size() == changes) {
        all.add(new Moments(begun, order));
        return;
      }
      int earliest = begun.isEmpty() ? 0 : begun.get(begun.size() - 1);
      for (int reading = earliest; reading <= READINGS; reading++) {
        List<Integer> longer = new ArrayList<>(begun);
        longer.add(reading);
        extend(longer, changes, order, all);
      }
    }
  }

  /** One user for each choice of moments, all of them in the same six readings; once per order. */
  void play(Story story, List<List<Feed>> orders) {
    for (List<Feed> order : orders) {
      Map<Moments, UUID> cast = new LinkedHashMap<>();
      Moments.all(story.changes().size(), order)
          .forEach(moments -> cast.put(moments, story.before().apply("user" + cast.size())));
      stand.run();
      for (int reading = 0; reading < READINGS; reading++) {
        happen(story, cast, reading);
        stand.pull(order.get(reading % order.size()));
        stand.decide();
        check(story.always(), cast, decided());
      }
      happen(story, cast, READINGS);
      stand.run();
      check(story.always(), cast, decided());
      check(story.atTheEnd(), cast, tables.rows());
    }
  }

  private static void happen(Story story, Map<Moments, UUID> cast, int reading) {
    cast.forEach(
        (moments, user) -> {
          for (int change = 0; change < story.changes().size(); change++) {
            if (reading == moments.ofChanges().get(change)) {
              story.changes().get(change).accept(user);
            }
          }
        });
  }

  /** Rows as decided: a disable counts that only waits for the brake to see what others lose. */
  Map<UUID, UserRow> decided() {
    Map<UUID, UserRow> rows = tables.rows();
    tables
        .sql()
        .list("select object_id from brake_ask where state = 'ASIDE'", row -> row.uuid("object_id"))
        .forEach(id -> rows.computeIfPresent(id, (user, row) -> row.disabled()));
    return rows;
  }

  private static void check(
      Predicate<UserRow> expected, Map<Moments, UUID> cast, Map<UUID, UserRow> rows) {
    cast.forEach((moments, user) -> assertThat(rows.get(user)).as("%s", moments).matches(expected));
  }
}

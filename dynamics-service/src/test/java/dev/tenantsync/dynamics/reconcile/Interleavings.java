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
 * Two changes of one user, placed at every pair of moments among six readings of the feeds, with a
 * decision after each reading.
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
      Consumer<UUID> first,
      Consumer<UUID> second,
      Predicate<UserRow> always,
      Predicate<UserRow> atTheEnd) {}

  /** Before which reading the two changes happen. */
  private record Moments(int first, int second, List<Feed> order) {

    static List<Moments> all(List<Feed> order) {
      List<Moments> all = new ArrayList<>();
      for (int first = 0; first < READINGS; first++) {
        for (int second = first; second <= READINGS; second++) {
          all.add(new Moments(first, second, order));
        }
      }
      return all;
    }
  }

  /** One user per pair of moments, all of them in the same six readings; once per order. */
  void play(Story story, List<List<Feed>> orders) {
    for (List<Feed> order : orders) {
      Map<Moments, UUID> cast = new LinkedHashMap<>();
      Moments.all(order)
          .forEach(moments -> cast.put(moments, story.before().apply("user" + moments.first())));
      stand.run();
      for (int reading = 0; reading < READINGS; reading++) {
        happen(story, cast, reading);
        stand.pull(order.get(reading % order.size()));
        stand.decide();
        check(story.always(), cast);
      }
      happen(story, cast, READINGS);
      stand.run();
      check(story.always(), cast);
      check(story.atTheEnd(), cast);
    }
  }

  private static void happen(Story story, Map<Moments, UUID> cast, int reading) {
    cast.forEach(
        (moments, user) -> {
          if (reading == moments.first()) {
            story.first().accept(user);
          }
          if (reading == moments.second()) {
            story.second().accept(user);
          }
        });
  }

  private void check(Predicate<UserRow> expected, Map<Moments, UUID> cast) {
    Map<UUID, UserRow> rows = tables.rows();
    cast.forEach((moments, user) -> assertThat(rows.get(user)).as("%s", moments).matches(expected));
  }
}

package dev.tenantsync.dynamics.reconcile;

import static dev.tenantsync.dynamics.stand.FakeDirectory.GLOBAL_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.dynamics.stand.Tables.UserRow;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two changes of one user, placed at every pair of moments among six readings of the feeds, with a
 * decision after each reading.
 */
@QuarkusTest
@TestProfile(DirectoryProfile.class)
class InterleavingsTest {

  private static final int READINGS = 6;

  @Inject Stand stand;
  @Inject Tables tables;
  FakeDirectory directory;

  @BeforeEach
  void open() throws IOException {
    directory = stand.open();
    directory.hire("somebody else");
    stand.run();
  }

  @AfterEach
  void close() {
    directory.close();
  }

  /** Before which reading the two changes happen. */
  private record Moments(int first, int second, Feed firstFeed) {

    static List<Moments> all(Feed firstFeed) {
      List<Moments> all = new ArrayList<>();
      for (int first = 0; first < READINGS; first++) {
        for (int second = first; second <= READINGS; second++) {
          all.add(new Moments(first, second, firstFeed));
        }
      }
      return all;
    }
  }

  /** One user per pair of moments, all of them in the same six readings. */
  private void play(Story story) {
    for (Feed firstFeed : Feed.values()) {
      Map<Moments, UUID> cast = new LinkedHashMap<>();
      Moments.all(firstFeed)
          .forEach(moments -> cast.put(moments, story.before().apply("user" + moments.first())));
      stand.run();
      for (int reading = 0; reading < READINGS; reading++) {
        happen(story, cast, reading);
        stand.pull(feed(firstFeed, reading));
        stand.decide();
        check(story.always(), cast);
      }
      happen(story, cast, READINGS);
      stand.run();
      check(story.always(), cast);
      check(story.atTheEnd(), cast);
    }
  }

  /** What a user is, what happens to it, and what must then be true. */
  private record Story(
      Function<String, UUID> before,
      Consumer<UUID> first,
      Consumer<UUID> second,
      Predicate<UserRow> always,
      Predicate<UserRow> atTheEnd) {}

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

  private static Feed feed(Feed first, int reading) {
    Feed other = first == Feed.USERS ? Feed.ROLES : Feed.USERS;
    return reading % 2 == 0 ? first : other;
  }

  @Test
  void roleGrantedThenLicenceRemovedNeverDisablesForAMoment() {
    play(
        new Story(
            directory::hireLicensed,
            this::grant,
            directory::unlicense,
            UserRow::enabled,
            row -> row.mode() == 1));
  }

  @Test
  void licenceGrantedThenRoleRemovedNeverDisablesForAMoment() {
    play(
        new Story(
            this::administrator,
            directory::license,
            this::revoke,
            UserRow::enabled,
            row -> row.mode() == 0 && tables.count("systemuserroles") == 0));
  }

  @Test
  void licenceRemovedThenRoleGrantedEndsEnabledAndAdministrative() {
    play(
        new Story(
            directory::hireLicensed,
            directory::unlicense,
            this::grant,
            row -> true,
            row -> row.enabled() && row.mode() == 1));
  }

  @Test
  void licenceAndRoleBothRemovedEndsDisabledWhateverTheOrder() {
    play(
        new Story(
            name -> {
              UUID user = administrator(name);
              directory.license(user);
              return user;
            },
            this::revoke,
            directory::unlicense,
            row -> true,
            row -> !row.enabled() && "NO_LICENSE".equals(row.reason())));
  }

  private UUID administrator(String name) {
    UUID user = directory.hire(name);
    grant(user);
    return user;
  }

  private void grant(UUID user) {
    directory.grant(user, GLOBAL_ADMINISTRATOR);
  }

  private void revoke(UUID user) {
    directory.revoke(user, GLOBAL_ADMINISTRATOR);
  }
}

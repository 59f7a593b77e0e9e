package dev.tenantsync.dynamics.reconcile;

import static dev.tenantsync.dynamics.mirror.Feed.GROUPS;
import static dev.tenantsync.dynamics.mirror.Feed.ROLES;
import static dev.tenantsync.dynamics.mirror.Feed.USERS;
import static dev.tenantsync.dynamics.stand.FakeDirectory.GLOBAL_ADMINISTRATOR;

import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.reconcile.Interleavings.Story;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.dynamics.stand.Tables.UserRow;
import dev.tenantsync.dynamics.stand.UnbrakedProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Licences, directory roles and places in the security group, read in every order. */
@QuarkusTest
@TestProfile(UnbrakedProfile.class)
class ScopeInterleavingsTest {

  private static final List<List<Feed>> ORDERS =
      List.of(
          List.of(USERS, ROLES, GROUPS),
          List.of(USERS, GROUPS, ROLES),
          List.of(ROLES, USERS, GROUPS),
          List.of(ROLES, GROUPS, USERS),
          List.of(GROUPS, USERS, ROLES),
          List.of(GROUPS, ROLES, USERS));

  @Inject Stand stand;
  @Inject Interleavings interleavings;
  @Inject Tables tables;
  FakeDirectory directory;
  UUID sales;
  UUID one;
  UUID other;

  @BeforeEach
  void open() throws IOException {
    directory = stand.open();
    directory.hire("somebody else");
    sales = directory.group();
    one = directory.group();
    other = directory.group();
    directory.join(one, sales);
    directory.join(other, sales);
    stand.attach(sales);
    stand.run();
  }

  @AfterEach
  void close() {
    directory.close();
    tables.clear();
  }

  private void play(Story story) {
    interleavings.play(story, ORDERS);
  }

  @Test
  void movedFromOneNestedGroupToAnotherNeverDisablesForAMoment() {
    play(
        new Story(
            this::member,
            List.of(user -> directory.join(user, other), user -> directory.leave(user, one)),
            UserRow::enabled,
            UserRow::enabled));
  }

  @Test
  void movedTheOtherWayRoundEndsEnabled() {
    play(
        new Story(
            this::member,
            List.of(user -> directory.leave(user, one), user -> directory.join(user, other)),
            row -> true,
            UserRow::enabled));
  }

  @Test
  void nestedGroupThatMovesNeverDisablesItsMembersForAMoment() {
    Map<UUID, UUID> own = new HashMap<>();
    play(
        new Story(
            name -> {
              UUID user = directory.hireLicensed(name);
              own.put(user, directory.group());
              directory.join(user, own.get(user));
              directory.join(own.get(user), one);
              return user;
            },
            List.of(
                user -> directory.join(own.get(user), other),
                user -> directory.leave(own.get(user), one)),
            UserRow::enabled,
            UserRow::enabled));
  }

  @Test
  void addedToTheGroupThenLicensedIsNeverDisabled() {
    play(
        new Story(
            directory::hire,
            List.of(user -> directory.join(user, one), directory::license),
            row -> row == null || row.enabled(),
            UserRow::enabled));
  }

  @Test
  void addedToTheGroupThenNoLongerExemptIsNeverDisabled() {
    play(
        new Story(
            this::exempt,
            List.of(
                user -> directory.join(user, one),
                user -> directory.revoke(user, GLOBAL_ADMINISTRATOR)),
            UserRow::enabled,
            row -> row.enabled() && tables.count("systemuserroles") == 0));
  }

  @Test
  void exemptThenRemovedFromTheGroupIsNeverDisabled() {
    play(
        new Story(
            this::member,
            List.of(
                user -> directory.grant(user, GLOBAL_ADMINISTRATOR),
                user -> directory.leave(user, one)),
            UserRow::enabled,
            UserRow::enabled));
  }

  @Test
  void exemptForAWhileInsteadOfInTheGroupIsNeverDisabled() {
    play(
        new Story(
            this::member,
            List.of(
                user -> directory.grant(user, GLOBAL_ADMINISTRATOR),
                user -> directory.leave(user, one),
                user -> directory.join(user, one),
                user -> directory.revoke(user, GLOBAL_ADMINISTRATOR)),
            UserRow::enabled,
            UserRow::enabled));
  }

  @Test
  void inTheGroupForAWhileInsteadOfExemptIsNeverDisabled() {
    play(
        new Story(
            this::exempt,
            List.of(
                user -> directory.join(user, one),
                user -> directory.revoke(user, GLOBAL_ADMINISTRATOR),
                user -> directory.grant(user, GLOBAL_ADMINISTRATOR),
                user -> directory.leave(user, one)),
            UserRow::enabled,
            UserRow::enabled));
  }

  @Test
  void inANestedGroupForAWhileInsteadOfExemptIsNeverDisabled() {
    Map<UUID, UUID> own = new HashMap<>();
    play(
        new Story(
            name -> {
              UUID user = exempt(name);
              own.put(user, directory.group());
              directory.join(user, own.get(user));
              return user;
            },
            List.of(
                user -> directory.join(own.get(user), one),
                user -> directory.revoke(user, GLOBAL_ADMINISTRATOR),
                user -> directory.grant(user, GLOBAL_ADMINISTRATOR),
                user -> directory.leave(own.get(user), one)),
            UserRow::enabled,
            UserRow::enabled));
  }

  @Test
  void roleGrantedThenLicenceRemovedInTheGroupIsNeverDisabled() {
    play(
        new Story(
            this::member,
            List.of(user -> directory.grant(user, GLOBAL_ADMINISTRATOR), directory::unlicense),
            UserRow::enabled,
            row -> row.mode() == 1));
  }

  @Test
  void removedFromTheGroupEndsOutsideWhateverElseHappens() {
    play(
        new Story(
            this::member,
            List.of(user -> directory.leave(user, one), directory::unlicense),
            row -> true,
            row -> !row.enabled() && "OUTSIDE_SECURITY_GROUP".equals(row.reason())));
  }

  private UUID exempt(String name) {
    UUID user = directory.hireLicensed(name);
    directory.grant(user, GLOBAL_ADMINISTRATOR);
    return user;
  }

  private UUID member(String name) {
    UUID user = directory.hireLicensed(name);
    directory.join(user, one);
    return user;
  }
}

package dev.tenantsync.dynamics.reconcile;

import static dev.tenantsync.dynamics.stand.FakeDirectory.GLOBAL_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Licences and directory roles, read in turns. */
@QuarkusTest
@TestProfile(UnbrakedProfile.class)
class InterleavingsTest {

  @Inject Stand stand;
  @Inject Interleavings interleavings;
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

  private void play(Story story) {
    interleavings.play(
        story, List.of(List.of(Feed.USERS, Feed.ROLES), List.of(Feed.ROLES, Feed.USERS)));
  }

  @Test
  void roleGrantedThenLicenceRemovedNeverDisablesForAMoment() {
    play(
        new Story(
            directory::hireLicensed,
            List.of(this::grant, directory::unlicense),
            UserRow::enabled,
            row -> row.mode() == 1));
  }

  @Test
  void licenceGrantedThenRoleRemovedNeverDisablesForAMoment() {
    play(
        new Story(
            this::administrator,
            List.of(directory::license, this::revoke),
            UserRow::enabled,
            row -> row.mode() == 0 && tables.count("systemuserroles") == 0));
  }

  @Test
  void roleHeldForAWhileInsteadOfTheLicenceNeverDisablesForAMoment() {
    play(
        new Story(
            directory::hireLicensed,
            List.of(this::grant, directory::unlicense, directory::license, this::revoke),
            UserRow::enabled,
            row -> row.mode() == 0));
  }

  @Test
  void licenceHeldForAWhileInsteadOfTheRoleNeverDisablesForAMoment() {
    play(
        new Story(
            this::administrator,
            List.of(directory::license, this::revoke, this::grant, directory::unlicense),
            UserRow::enabled,
            row -> row.mode() == 1));
  }

  @Test
  void whoHeldARoleForAWhileIsNotDisabledThoughTheRolesAreThenReadAfresh() {
    UUID user = directory.hireLicensed("user");
    stand.run();
    grant(user);
    directory.unlicense(user);
    stand.pull(Feed.USERS);
    directory.license(user);
    revoke(user);
    directory.forgetTokens();

    stand.pull(Feed.ROLES);
    stand.decide();

    assertThat(interleavings.decided().get(user)).matches(UserRow::enabled);
    stand.run();
    assertThat(tables.rows().get(user)).matches(row -> row.enabled() && row.mode() == 0);
  }

  @Test
  void licenceRemovedThenRoleGrantedEndsEnabledAndAdministrative() {
    play(
        new Story(
            directory::hireLicensed,
            List.of(directory::unlicense, this::grant),
            row -> true,
            row -> row.enabled() && row.mode() == 1));
  }

  @Test
  void licenceAndRoleBothRemovedEndsDisabledWhateverTheOrder() {
    administrator("the one who stays");
    play(
        new Story(
            name -> {
              UUID user = administrator(name);
              directory.license(user);
              return user;
            },
            List.of(this::revoke, directory::unlicense),
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

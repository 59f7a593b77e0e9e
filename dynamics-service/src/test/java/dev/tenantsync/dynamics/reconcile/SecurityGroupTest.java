package dev.tenantsync.dynamics.reconcile;

import static dev.tenantsync.dynamics.stand.FakeDirectory.DYNAMICS_ADMINISTRATOR;
import static dev.tenantsync.dynamics.stand.FakeDirectory.GLOBAL_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.environment.Overrides;
import dev.tenantsync.dynamics.environment.SecurityGroup;
import dev.tenantsync.dynamics.environment.SecurityGroup.Knowledge;
import dev.tenantsync.dynamics.environment.Setting;
import dev.tenantsync.dynamics.mirror.Cursors;
import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.mirror.LeaseLostException;
import dev.tenantsync.dynamics.mirror.Phase;
import dev.tenantsync.dynamics.reconcile.SyncRequests.Kind;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.FakeDirectory.Fault;
import dev.tenantsync.dynamics.stand.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DirectoryProfile.class)
class SecurityGroupTest {

  @Inject Stand stand;
  @Inject Tables tables;
  @Inject Cursors cursors;
  @Inject SecurityGroup securityGroup;
  @Inject UsedSettings usedSettings;
  @Inject SyncRequests requests;
  @Inject Failures failures;
  FakeDirectory directory;
  UUID sales;
  UUID inside;
  UUID outside;

  /** Two licensed people and a group that holds one of them; nothing is attached. */
  @BeforeEach
  void open() throws IOException {
    directory = stand.open();
    inside = directory.hireLicensed("inside");
    outside = directory.hireLicensed("outside");
    sales = directory.group();
    directory.join(inside, sales);
    stand.run();
    assertThat(enabled(inside)).isTrue();
    assertThat(enabled(outside)).isTrue();
  }

  @AfterEach
  void close() {
    directory.close();
    tables.clear();
  }

  private void attached() {
    stand.attach(sales);
    stand.run();
    assertThat(securityGroup.knowledge()).isEqualTo(Knowledge.KNOWN);
  }

  private void detach() {
    stand.set(Setting.SECURITY_GROUP, Optional.empty());
    stand.run();
  }

  private UUID hired(String name, UUID group) {
    UUID person = directory.hireLicensed(name);
    directory.join(person, group);
    return person;
  }

  private boolean enabled(UUID person) {
    return tables.row(person) != null && tables.row(person).enabled();
  }

  private String reason(UUID person) {
    return tables.row(person).reason();
  }

  @Nested
  class AtRunTime {

    @Test
    void groupsAreNotReadWhileNoneIsAttached() {
      assertThat(directory.requests()).noneMatch(url -> url.contains("groups/delta"));
    }

    @Test
    void attachingDisablesWhoIsNotInTheGroup() {
      attached();

      assertThat(enabled(inside)).isTrue();
      assertThat(enabled(outside)).isFalse();
      assertThat(reason(outside)).isEqualTo("OUTSIDE_SECURITY_GROUP");
      assertThat(cursors.of(Feed.GROUPS).phase()).isEqualTo(Phase.FOLLOWING);
      assertThat(tables.count("directory_account where version <> decided_version")).isZero();
    }

    @Test
    void untilTheGroupsAreReadNobodyIsDisabledAndNobodyNewIsLetIn() {
      stand.attach(sales);
      directory.failGroups(Fault.status(503));
      UUID late = hired("late", sales);

      stand.run();

      assertThat(securityGroup.knowledge()).isEqualTo(Knowledge.NOT_READ);
      assertThat(enabled(inside)).isTrue();
      assertThat(enabled(outside)).isTrue();
      assertThat(tables.row(late)).isNull();

      await().until(() -> runs(() -> !enabled(outside)));
      assertThat(enabled(late)).isTrue();
      assertThat(enabled(inside)).isTrue();
    }

    @Test
    void enumerationThatStopsHalfWayIsNoKnowledge() {
      directory.pagesOf(1);
      UUID second = directory.group();
      UUID member = hired("member", second);
      directory.join(second, sales);
      stand.attach(sales);
      directory.failGroupsAfter(1, Fault.status(500));

      stand.run();

      assertThat(securityGroup.knowledge()).isEqualTo(Knowledge.NOT_READ);
      assertThat(enabled(outside)).isTrue();
      await().until(() -> runs(() -> !enabled(outside)));
      assertThat(enabled(member)).isTrue();
    }

    @Test
    void changingTheGroupMovesEverybodyWithoutReadingAllAgain() {
      UUID service = directory.group();
      directory.join(outside, service);
      attached();
      long generation = cursors.of(Feed.GROUPS).generation();

      stand.attach(service);
      stand.run();

      assertThat(enabled(outside)).isTrue();
      assertThat(enabled(inside)).isFalse();
      assertThat(cursors.of(Feed.GROUPS).generation()).isEqualTo(generation);
    }

    @Test
    void whoWasJustPutIntoTheNewGroupIsNotDisabledByTheChange() {
      attached();
      UUID service = directory.group();
      directory.join(inside, service);

      stand.attach(service);
      stand.decide();

      assertThat(enabled(inside)).isTrue();
      stand.run();
      assertThat(enabled(inside)).isTrue();
    }

    @Test
    void detachingLetsEverybodyIn() {
      attached();

      detach();

      assertThat(enabled(outside)).isTrue();
      assertThat(enabled(inside)).isTrue();
      assertThat(securityGroup.knowledge()).isEqualTo(Knowledge.NO_GROUP);
      long asked = groupRequests();
      stand.run();
      assertThat(groupRequests()).isEqualTo(asked);
    }

    @Test
    void attachingAgainKnowsNothingOfTheFirstTime() {
      attached();
      detach();
      directory.leave(inside, sales);
      directory.join(outside, sales);

      attached();

      assertThat(enabled(outside)).isTrue();
      assertThat(enabled(inside)).isFalse();
      assertThat(tables.count("directory_group_member")).isEqualTo(1);
    }

    @Test
    void restartKeepsWhatWasSetAndDecidesNobodyAnew() {
      attached();

      usedSettings.compare();

      assertThat(tables.count("directory_account where version <> decided_version")).isZero();
      assertThat(securityGroup.knowledge()).isEqualTo(Knowledge.KNOWN);
    }

    @Test
    void configuredGroupCanBeSetAside() {
      stand.attach(Overrides.NO_GROUP);
      stand.run();

      assertThat(securityGroup.knowledge()).isEqualTo(Knowledge.NO_GROUP);
      assertThat(enabled(outside)).isTrue();
    }

    @Test
    void groupsThatCannotBeReadHoldNoLicenceBack() {
      stand.attach(sales);
      directory.failGroups(Fault.status(403), Fault.status(403), Fault.status(403));
      directory.unlicense(outside);

      stand.run();

      assertThat(securityGroup.knowledge()).isEqualTo(Knowledge.NOT_READ);
      assertThat(reason(outside)).isEqualTo("NO_LICENSE");
    }
  }

  @Nested
  class Members {

    @Test
    void nestedMembersCountHoweverDeep() {
      UUID middle = directory.group();
      UUID deep = directory.group();
      UUID member = hired("member", deep);
      directory.join(deep, middle);
      directory.join(middle, sales);
      attached();
      assertThat(enabled(member)).isTrue();

      directory.leave(middle, sales);
      stand.run();
      assertThat(reason(member)).isEqualTo("OUTSIDE_SECURITY_GROUP");

      directory.join(deep, sales);
      stand.run();
      assertThat(enabled(member)).isTrue();
    }

    @Test
    void groupsInACircleEndSomewhere() {
      UUID second = directory.group();
      UUID third = directory.group();
      UUID member = hired("member", third);
      directory.join(second, sales);
      directory.join(third, second);
      directory.join(sales, third);
      directory.join(third, third);
      attached();
      assertThat(enabled(member)).isTrue();
      assertThat(enabled(inside)).isTrue();

      directory.leave(second, sales);
      stand.run();
      assertThat(enabled(member)).isFalse();
      assertThat(enabled(inside)).isTrue();
    }

    @Test
    void memberMayComeBeforeItsUser() {
      attached();
      UUID late = hired("late", sales);

      stand.pull(Feed.GROUPS);
      stand.decide();
      assertThat(tables.row(late)).isNull();
      stand.pull(Feed.USERS);
      stand.decide();

      assertThat(enabled(late)).isTrue();
    }

    @Test
    void memberMayComeBeforeItsGroup() {
      directory.pagesOf(1);
      attached();
      UUID late = UUID.randomUUID();
      directory.group(late);
      UUID member = hired("member", late);
      directory.join(late, sales);
      directory.leave(late, sales);
      directory.join(late, sales);

      stand.run();

      assertThat(enabled(member)).isTrue();
    }

    @Test
    void outOfTheGroupAndBackIsEnabledAgainWithTheSameRow() {
      attached();
      UUID row = tables.row(inside).id();

      directory.leave(inside, sales);
      stand.run();
      assertThat(reason(inside)).isEqualTo("OUTSIDE_SECURITY_GROUP");

      directory.join(inside, sales);
      stand.run();
      assertThat(enabled(inside)).isTrue();
      assertThat(tables.row(inside).id()).isEqualTo(row);
    }

    @Test
    void globalAdministratorsAreExemptAndDynamicsAdministratorsAreNot() {
      UUID global = directory.hire("global");
      UUID dynamics = directory.hire("dynamics");
      directory.grant(global, GLOBAL_ADMINISTRATOR);
      directory.grant(dynamics, DYNAMICS_ADMINISTRATOR);
      stand.run();
      assertThat(enabled(dynamics)).isTrue();

      attached();

      assertThat(enabled(global)).isTrue();
      assertThat(reason(dynamics)).isEqualTo("OUTSIDE_SECURITY_GROUP");
    }

    @Test
    void nonInteractiveUserTakenOutOfTheGroupIsDisabled() {
      attached();
      tables
          .sql()
          .update(
              "update systemuser set chosenmode = 4 where azureactivedirectoryobjectid = ?",
              inside);
      directory.unlicense(inside);
      stand.run();
      assertThat(tables.row(inside).mode()).isEqualTo(4);
      assertThat(enabled(inside)).isTrue();

      directory.leave(inside, sales);
      stand.run();

      assertThat(reason(inside)).isEqualTo("OUTSIDE_SECURITY_GROUP");
    }

    @Test
    void groupsElsewhereConcernNobody() {
      attached();
      UUID elsewhere = directory.group();
      directory.join(inside, elsewhere);
      long before = version(inside);

      stand.run();

      assertThat(version(inside)).isEqualTo(before);
    }
  }

  @Nested
  class Doubtful {

    @Test
    void groupDeletedInTheDirectoryTakesNothingAwayAndLetsNobodyNewIn() {
      attached();
      directory.deleteGroup(sales);
      UUID late = directory.hireLicensed("late");

      stand.run();

      assertThat(securityGroup.knowledge()).isEqualTo(Knowledge.NOT_FOUND);
      assertThat(enabled(inside)).isTrue();
      assertThat(reason(outside)).isEqualTo("SCOPE_UNKNOWN");
      assertThat(tables.row(late)).isNull();

      directory.group(sales);
      directory.join(late, sales);
      stand.run();
      assertThat(securityGroup.knowledge()).isEqualTo(Knowledge.KNOWN);
      assertThat(enabled(late)).isTrue();
      assertThat(reason(inside)).isEqualTo("OUTSIDE_SECURITY_GROUP");
    }

    @Test
    void groupThatNeverWasDisablesNobody() {
      stand.attach(UUID.randomUUID());
      stand.run();

      assertThat(securityGroup.knowledge()).isEqualTo(Knowledge.NOT_FOUND);
      assertThat(enabled(inside)).isTrue();
      assertThat(enabled(outside)).isTrue();
    }

    @Test
    void emptyEnumerationDisablesNobody() {
      directory.showNothing(true);
      stand.attach(sales);
      stand.run();
      assertThat(securityGroup.knowledge()).isEqualTo(Knowledge.NOT_FOUND);
      assertThat(enabled(outside)).isTrue();

      directory.showNothing(false);
      resync();
      assertThat(enabled(inside)).isTrue();
      assertThat(enabled(outside)).isFalse();

      directory.showNothing(true);
      resync();
      assertThat(enabled(inside)).isTrue();
      assertThat(failures.newest(10))
          .extracting(Failures.Failure::reading)
          .contains("GROUPS_RESYNC");
    }

    @Test
    void whatAnEnumerationDidNotShowIsLookedUp() {
      UUID nested = directory.group();
      UUID second = hired("second", nested);
      UUID third = hired("third", sales);
      directory.join(nested, sales);
      attached();
      directory.leave(third, sales);
      directory.hide(List.of(nested, inside, third));
      directory.forgetTokens();

      stand.run();

      assertThat(enabled(second)).isTrue();
      assertThat(enabled(inside)).isTrue();
      assertThat(enabled(third)).isFalse();
      assertThat(directory.requests()).anyMatch(url -> url.contains("/groups/" + nested));
      assertThat(cursors.of(Feed.GROUPS).phase()).isEqualTo(Phase.FOLLOWING);
    }

    @Test
    void moveSeenHalfAcrossTwoPagesOfOneRoundDisablesNobody() {
      UUID one = directory.group();
      UUID other = directory.group();
      UUID mover = hired("mover", one);
      directory.join(one, sales);
      directory.join(other, sales);
      attached();
      directory.pagesOf(1);
      directory.join(outside, other);
      directory.leave(mover, one);
      directory.join(mover, one);
      directory.beforeGroupPage(() -> {});
      directory.beforeGroupPage(
          () -> {
            directory.join(mover, other);
            directory.leave(mover, one);
          });

      stand.pull(Feed.GROUPS);
      stand.pull(Feed.USERS);
      stand.pull(Feed.ROLES);
      stand.decide();

      assertThat(tables.count("directory_account where withheld")).isEqualTo(1);
      assertThat(enabled(mover)).isTrue();
      stand.run();
      assertThat(enabled(mover)).isTrue();
      assertThat(tables.count("directory_account where withheld")).isZero();
    }

    @Test
    void settingsChangedWhileAPageIsOnItsWayKeepThatPageOut() {
      stand.attach(sales);
      directory.beforeGroupPage(
          () -> {
            stand.set(Setting.SECURITY_GROUP, Optional.empty());
            stand.attach(sales);
          });

      assertThatThrownBy(() -> stand.run()).isInstanceOf(LeaseLostException.class);

      assertThat(securityGroup.knowledge()).isEqualTo(Knowledge.NOT_READ);
      assertThat(tables.count("directory_group")).isZero();
      stand.run();
      assertThat(enabled(inside)).isTrue();
      assertThat(enabled(outside)).isFalse();
    }

    @Test
    void oneUserReadOutOfTurnBringsItsGroups() {
      attached();
      directory.join(outside, sales);
      directory.failGroups(Fault.status(500), Fault.status(500), Fault.status(500));
      long asked = requests.ask(Kind.USER, outside);

      stand.run();

      assertThat(enabled(outside)).isTrue();
      assertThat(requests.outcome(asked).orElseThrow()).contains("directly in 2 groups");
    }

    @Test
    void oneUserReadOutOfTurnLosesItsPlaceOnlyWithTheFeeds() {
      attached();
      directory.leave(inside, sales);
      directory.failGroups(Fault.status(500), Fault.status(500), Fault.status(500));
      requests.ask(Kind.USER, inside);

      stand.run();
      assertThat(enabled(inside)).isTrue();

      await().until(() -> runs(() -> !enabled(inside)));
      assertThat(reason(inside)).isEqualTo("OUTSIDE_SECURITY_GROUP");
    }
  }

  private void resync() {
    requests.ask(Kind.RESYNC, null);
    stand.run();
  }

  private boolean runs(BooleanSupplier until) {
    stand.run();
    return until.getAsBoolean();
  }

  private long groupRequests() {
    return directory.requests().stream().filter(url -> url.contains("groups/delta")).count();
  }

  private long version(UUID person) {
    return tables
        .sql()
        .number("select version as n from directory_account where object_id = ?", person);
  }
}

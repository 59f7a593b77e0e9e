package dev.tenantsync.dynamics.freshness;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.freshness.Reached.Verdict;
import dev.tenantsync.dynamics.systemuser.Person;
import dev.tenantsync.dynamics.systemuser.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which accounts hold the position back. */
@QuarkusTest
class FreshnessTest {

  private static final UUID LOG = UUID.fromString("7f0f2a52-3bb1-4c1c-9f5e-0d7d8a4f9b11");

  @Inject World world;
  @Inject Database database;
  @Inject Freshness freshness;

  private final Person ada = person("Ada").licensed();

  @BeforeEach
  void bothFeedsReadUpToFifty() {
    world.clear();
    database.update("delete from sync_failure");
    database.update("update feed_cursor set position = ?", LOG + ".50");
    world.arrives(ada);
  }

  @Test
  void decidedAccountsHoldNothingBack() {
    assertThat(freshness.look().position()).contains(new SyncToken(LOG, 50));
  }

  @Test
  void withheldLossHoldsBackAsAnyUndecidedAccountDoes() {
    undecided(LOG + ".45");
    database.update("update directory_account set withheld = true");

    Reached reached = freshness.look();

    assertThat(reached.of(new SyncToken(LOG, 45))).isEqualTo(Verdict.NOT_YET);
    assertThat(reached.of(new SyncToken(LOG, 44))).isEqualTo(Verdict.REACHED);
  }

  @Test
  void accountOfTheFirstReadingHoldsBackEverything() {
    undecided("");
    assertThat(freshness.look().of(new SyncToken(LOG, 1))).isEqualTo(Verdict.NOT_YET);
  }

  @Test
  void changedSettingIsNoChangeOfTheDirectory() {
    undecided(null);
    assertThat(freshness.look().of(new SyncToken(LOG, 49))).isEqualTo(Verdict.REACHED);
  }

  @Test
  void failedAccountCountsAsDecidedAndIsNamedUntilItChangesAgain() {
    undecided(LOG + ".45");
    world.failed(ada, "odd");

    Reached reached = freshness.look();

    assertThat(reached.of(new SyncToken(LOG, 49))).isEqualTo(Verdict.REACHED);
    assertThat(reached.failed()).containsExactly(ada.objectId().toString());

    undecided(LOG + ".45");
    assertThat(freshness.look().of(new SyncToken(LOG, 49))).isEqualTo(Verdict.NOT_YET);
  }

  @Test
  void directoryThatTellsNoPositionReachesNothing() {
    database.update("update feed_cursor set position = null where feed = 'ROLES'");
    assertThat(freshness.look().position()).isEmpty();
    assertThat(freshness.look().of(new SyncToken(LOG, 1))).isEqualTo(Verdict.NOT_YET);
  }

  private void undecided(@Nullable String reachedBefore) {
    database.update(
        """
        update directory_account set version = nextval('account_version'), reached_before = ?
        where object_id = ?
        """,
        reachedBefore,
        ada.objectId());
  }
}

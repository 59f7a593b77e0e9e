package dev.tenantsync.dynamics.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.directory.SubscriptionEntry;
import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.notification.Upkeep.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpkeepTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String HERE = "http://127.0.0.1:8366/notifications";

  private static final Wish WISH =
      new Wish(List.of(Feed.USERS, Feed.ROLES), HERE, NOW, NOW.plus(Duration.ofHours(12)));

  @Test
  void nothingIsKeptWhereNothingIs() {
    Upkeep upkeep = Upkeep.of(WISH, List.of());

    assertThat(upkeep.kept()).isEmpty();
    assertThat(upkeep.superfluous()).isEmpty();
  }

  @Test
  void theOneThatLastsLongestIsKeptAndTheOthersGo() {
    SubscriptionEntry shorter = entry("a", "users", HERE, 13);
    SubscriptionEntry longer = entry("b", "/Users", HERE, 14);

    Upkeep upkeep = Upkeep.of(WISH, List.of(shorter, longer));

    assertThat(upkeep.kept()).containsEntry(Feed.USERS, longer).hasSize(1);
    assertThat(upkeep.expiring()).isEmpty();
    assertThat(upkeep.superfluous()).containsExactly(shorter);
  }

  @Test
  void theOneThatEndsSoonIsRenewed() {
    Upkeep upkeep = Upkeep.of(WISH, List.of(entry("a", "directoryRoles", HERE, 11)));

    assertThat(upkeep.kept()).containsOnlyKeys(Feed.ROLES);
    assertThat(upkeep.expiring()).containsExactly(Feed.ROLES);
  }

  @Test
  void othersAddressesExpiredOnesAndFeedsThatAreNotFollowedAreSuperfluous() {
    SubscriptionEntry elsewhere = entry("a", "users", "https://old.example/notifications", 20);
    SubscriptionEntry expired = entry("b", "users", HERE, -1);
    SubscriptionEntry groups = entry("c", "groups", HERE, 20);
    SubscriptionEntry member = entry("d", "users/1", HERE, 20);

    Upkeep upkeep = Upkeep.of(WISH, List.of(elsewhere, expired, groups, member));

    assertThat(upkeep.kept()).isEmpty();
    assertThat(upkeep.superfluous()).containsExactly(elsewhere, expired, groups, member);
  }

  @Test
  void whereNobodyIsToBeToldAllGo() {
    SubscriptionEntry users = entry("a", "users", HERE, 20);

    assertThat(Upkeep.of(new Wish(List.of(), "", NOW, NOW), List.of(users)).superfluous())
        .containsExactly(users);
  }

  private static SubscriptionEntry entry(String id, String resource, String url, int hours) {
    return new SubscriptionEntry(id, resource, url, null, NOW.plus(Duration.ofHours(hours)));
  }
}

package dev.tenantsync.office365.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.subscription.WatchedSet;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody hears of what they may not read. */
class SubscriptionRoutesTest {

  private static final RouteTable TABLE = DirectoryRoutes.table();

  @ParameterizedTest
  @CsvSource({
    "USERS, /v1.0/users",
    "GROUPS, /v1.0/groups",
    "DIRECTORY_ROLES, /v1.0/directoryRoles"
  })
  void whoMayReadACollectionMayWatchItAndNobodyElse(WatchedSet set, String path) {
    assertThat(permissions("GET " + path)).isEqualTo(set.readers());
  }

  @Test
  void whoMayWatchAnythingIsLetIn() {
    Set<String> readers =
        Arrays.stream(WatchedSet.values())
            .flatMap(set -> set.readers().stream())
            .collect(Collectors.toSet());
    assertThat(permissions("POST /v1.0/subscriptions")).isEqualTo(readers);
  }

  private static Set<String> permissions(String route) {
    return Objects.requireNonNull(TABLE.rules().get(Route.of(route))).grants().stream()
        .flatMap(grant -> grant.permissions().stream())
        .collect(Collectors.toSet());
  }
}

package dev.tenantsync.office365.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.feed.Change;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityTest {

  @ParameterizedTest
  @CsvSource({
    "USER,           CREATED,        displayName,           Add user",
    "USER,           UPDATED,        city,                  Update user",
    "USER,           UPDATED,        accountEnabled,        Update user",
    "USER,           UPDATED,        assignedLicenses,      Change user license",
    "USER,           UPDATED,        passwordProfile,       Reset user password",
    "USER,           UPDATED,        manager,               Set user manager",
    "USER,           DELETED,        assignedLicenses,      Delete user",
    "USER,           RESTORED,       userPrincipalName,     Restore user",
    "USER,           PURGED,         '',                    Hard Delete user",
    "DIRECTORY_ROLE, MEMBER_ADDED,   '',                    Add member to role",
    "DIRECTORY_ROLE, MEMBER_REMOVED, '',                    Remove member from role",
    "GROUP,          CREATED,        displayName,           Add group",
    "GROUP,          UPDATED,        displayName,           Update group",
    "GROUP,          PURGED,         '',                    Delete group",
    "GROUP,          MEMBER_ADDED,   '',                    Add member to group",
    "GROUP,          MEMBER_REMOVED, '',                    Remove member from group",
    "SKU,            PURGED,         '',                    Change directory object",
  })
  void changesAreCalledAsInEntra(
      Change.Resource resource, Change.Kind kind, String property, String name) {
    assertThat(Activity.nameOf(resource, kind, List.of(property))).isEqualTo(name);
  }

  @Test
  void aPropertyWithANameOfItsOwnGoesBeforeTheRest() {
    assertThat(
            Activity.nameOf(
                Change.Resource.USER, Change.Kind.UPDATED, List.of("city", "passwordProfile")))
        .isEqualTo("Reset user password");
  }

  @Test
  void everyActivityCanBeReached() {
    for (Activity activity : Activity.ALL) {
      List<String> changed =
          activity.properties().isEmpty() ? List.of("city") : activity.properties();
      assertThat(Activity.nameOf(activity.resource(), activity.kind(), changed))
          .isEqualTo(activity.displayName());
    }
    assertThat(Activity.ALL.stream().map(Activity::displayName).collect(Collectors.toSet()))
        .hasSameSizeAs(Activity.ALL);
  }

  @Test
  void everyKindOfObjectHasACategoryAndAType() {
    for (Change.Resource resource : Change.Resource.values()) {
      assertThat(Stream.of(Activity.category(resource), Activity.targetType(resource)))
          .noneMatch(String::isEmpty);
    }
  }
}

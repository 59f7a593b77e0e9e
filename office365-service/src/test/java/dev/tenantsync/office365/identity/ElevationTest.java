package dev.tenantsync.office365.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** That nobody gives, or takes over, more than they hold. */
class ElevationTest {

  @Test
  void whoHoldsEverythingGivenMayGive() {
    assertThat(Elevation.missing(Set.of("a", "b"), Set.of(), Set.of("a"))).isEmpty();
    assertThat(Elevation.missing(Set.of("a"), Set.of(), Set.of("a", "b"))).containsExactly("b");
  }

  @Test
  void whoLacksWhatIsHeldAlreadyMayNotAddAWayIn() {
    assertThat(Elevation.missing(Set.of("a"), Set.of("a", "b"), Set.of())).containsExactly("b");
    assertThat(Elevation.missing(Set.of("a", "b"), Set.of("a", "b"), Set.of())).isEmpty();
  }

  @Test
  void whoLacksWhatIsHeldAlreadyMayNotGiveMoreEither() {
    assertThat(Elevation.missing(Set.of("a"), Set.of("b"), Set.of("a"))).containsExactly("b");
  }

  @Test
  void whatHoldsNothingIsOpenToAll() {
    assertThat(Elevation.missing(Set.of(), Set.of(), Set.of())).isEmpty();
  }
}

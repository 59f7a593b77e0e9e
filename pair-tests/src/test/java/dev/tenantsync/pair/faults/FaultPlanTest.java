package dev.tenantsync.pair.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

  private static final Duration LENGTH = Duration.ofSeconds(20);
  private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

  @Test
  void aSeedGivesTheSamePlanAgainAndAnotherSeedAnother() {
    FaultPlan plan = FaultPlan.draw(17, LENGTH, ALL);

    assertThat(FaultPlan.draw(17, LENGTH, ALL)).isEqualTo(plan);
    assertThat(FaultPlan.draw(18, LENGTH, ALL).faults()).isNotEqualTo(plan.faults());
    assertThat(plan.text().lines()).hasSameSizeAs(plan.faults());
  }

  @Test
  void everyKindIsDrawnAndNothingThatIsNotPossible() {
    Set<FaultKind> drawn = EnumSet.noneOf(FaultKind.class);
    for (long seed = 0; seed < 50; seed++) {
      FaultPlan.draw(seed, LENGTH, ALL).faults().forEach(fault -> drawn.add(fault.kind()));
    }
    assertThat(drawn).isEqualTo(ALL);
    assertThat(FaultPlan.draw(1, LENGTH, EnumSet.of(FaultKind.CUT)).faults())
        .isNotEmpty()
        .allMatch(fault -> fault.kind() == FaultKind.CUT);
  }

  @Test
  void oneTargetSuffersOneFaultAtATimeAndAllIsOverAtTheEnd() {
    for (long seed = 0; seed < 200; seed++) {
      Map<String, Long> free = new HashMap<>();
      for (Fault fault : FaultPlan.draw(seed, LENGTH, ALL).faults()) {
        assertThat(fault.kind().targets()).contains(fault.target());
        assertThat(fault.at()).isGreaterThanOrEqualTo(free.getOrDefault(fault.target(), 0L));
        free.put(fault.target(), fault.at() + fault.lasts());
        assertThat(fault.at() + fault.lasts()).isLessThanOrEqualTo(LENGTH.toMillis());
      }
    }
  }
}

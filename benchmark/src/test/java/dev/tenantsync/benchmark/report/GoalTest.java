package dev.tenantsync.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {

  @Test
  void ofARateMoreIsBetter() {
    Goal goal = Goal.atLeast(500, 1000);

    assertThat(goal.verdict(499)).isEqualTo("no");
    assertThat(goal.verdict(500)).isEqualTo("yes");
    assertThat(goal.verdict(1000)).isEqualTo("yes, aim too");
  }

  @Test
  void ofATimeLessIsBetter() {
    Goal goal = Goal.atMost(15, 8);

    assertThat(goal.verdict(15.1)).isEqualTo("no");
    assertThat(goal.verdict(15)).isEqualTo("yes");
    assertThat(goal.verdict(8)).isEqualTo("yes, aim too");
  }

  @Test
  void whatIsOnlyToldIsNotJudged() {
    assertThat(Goal.toldMore().verdict(1)).isEqualTo("–");
  }
}

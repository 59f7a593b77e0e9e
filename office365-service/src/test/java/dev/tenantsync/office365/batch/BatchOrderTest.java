package dev.tenantsync.office365.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchOrderTest {

  @Test
  void stepsRunAsWritten() {
    assertThat(ordered(step("b"), step("a"), step("c"))).containsExactly("b", "a", "c");
  }

  @Test
  void aStepRunsBehindThoseItDependsOn() {
    assertThat(ordered(step("a", "c"), step("b"), step("c", "b"))).containsExactly("b", "c", "a");
  }

  @Test
  void aCircleAndWhatIsBehindItNeverRuns() {
    assertThat(ordered(step("a", "b"), step("b", "a"), step("c", "b"), step("d", "d"), step("e")))
        .containsExactly("e");
  }

  @Test
  void theHighestTokenCoversAll() {
    assertThat(SyncTokens.highest(List.of("e.9", "e.10", "e.2"))).contains("e.10");
    assertThat(SyncTokens.highest(List.of())).isEmpty();
    assertThat(SyncTokens.highest(List.of("e.9", "f.10"))).isEmpty();
  }

  private static List<String> ordered(Step... steps) {
    return new Batch(Arrays.asList(steps)).inOrder().stream().map(Step::id).toList();
  }

  private static Step step(String id, String... dependsOn) {
    return new Step(id, "GET", "/v1.0/users", Map.of(), null, List.of(dependsOn));
  }
}

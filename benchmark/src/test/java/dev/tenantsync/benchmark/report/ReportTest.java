package dev.tenantsync.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static Report report() {
    Results results = new Results();
    results.add(Measure.COPY, 10_000, 50_000);
    results.add(Measure.UPSERT, 10_000, 25_000);
    for (double rate : new double[] {9000, 11_000, 10_000}) {
      results.add(Measure.FIRST_LOAD, 10_000, rate);
      results.add(Measure.FIRST_LOAD, 100_000, rate + 3000);
    }
    results.add(Measure.COPY, 100_000, 52_000);
    results.add(Measure.IDLE_P50, 10_000, 7.25);
    results.note("Something to know.");
    return new Report(
        Instant.parse("2026-11-26T06:00:00Z"),
        new Machine(Map.of("processors", "2")),
        "two sizes",
        results,
        Map.of("10,000 users, first-load", Duration.ofMillis(4600)));
  }

  @Test
  void aRowHasGoalsEverySizeRatiosAndAVerdictAboutTheLargestSize() {
    assertThat(MarkdownTable.of(report()))
        .contains("| figure | reach | aim | 10,000 users | 100,000 users | reference | reached |")
        .contains("|---|---|---|---:|---:|---|---|")
        .contains(
            "| first load, users/s | 12,000 | 16,667 | 10,000 (9,000 to 11,000) |"
                + " 13,000 (12,000 to 14,000) | 0.25 of copy | yes |");
  }

  @Test
  void whatWasNotMeasuredLeavesItsCellEmptyOrItsRowOut() {
    assertThat(MarkdownTable.of(report()))
        .contains(
            "| propagation of a licence, idle, p50, ms | 15 | 8 | 7.25 |  |  | yes, aim too |")
        .doesNotContain("full resync");
  }

  @Test
  void referencesNotesMachineAndTimeHaveTheirPlace() {
    assertThat(MarkdownTable.of(report()))
        .startsWith("# Benchmark of 2026-11-26T06:00:00Z\n\n- processors: 2\n- run: two sizes\n")
        .contains("\nSomething to know.\n")
        .contains("| COPY of the mirror's rows, rows/s | 50,000 | 52,000 |")
        .contains("| 10,000 users, first-load | 5 |\n| all | 5 |\n");
  }

  @Test
  void jsonHasEveryRunRatiosBySizeAndVerdicts() throws IOException {
    JsonNode json = new ObjectMapper().readTree(JsonReport.of(report()));

    assertThat(json.path("machine").path("processors").asText()).isEqualTo("2");
    JsonNode load = json.path("figures").path("first-load");
    assertThat(load.path("reach").asDouble()).isEqualTo(12_000);
    JsonNode small = load.path("sizes").path("10000");
    assertThat(small.path("runs").toString()).isEqualTo("[9000.0,11000.0,10000.0]");
    assertThat(small.path("median").asDouble()).isEqualTo(10_000);
    assertThat(small.path("ratios").path("copy").asDouble()).isEqualTo(0.2);
    assertThat(small.path("ratios").path("upsert").asDouble()).isEqualTo(0.4);
    assertThat(small.path("verdict").asText()).isEqualTo("no");
    assertThat(load.path("sizes").path("100000").path("verdict").asText()).isEqualTo("yes");
    assertThat(json.path("figures").has("resync")).isFalse();
    assertThat(json.path("notes").path(0).asText()).isEqualTo("Something to know.");
    assertThat(json.path("secondsSpent").path("10,000 users, first-load").asDouble())
        .isEqualTo(4.6);
  }
}

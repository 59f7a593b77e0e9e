package dev.tenantsync.benchmark.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A report as Markdown. */
public final class MarkdownTable {

  private final Report report;
  private final Results results;

  private MarkdownTable(Report report) {
    this.report = report;
    this.results = report.results();
  }

  public static String of(Report report) {
    return new MarkdownTable(report).text();
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# Benchmark of " + report.at());
    lines.add("");
    report.machine().facts().forEach((name, value) -> lines.add("- " + name + ": " + value));
    lines.add("- run: " + report.settings());
    lines.add("");
    lines.addAll(figures());
    lines.add("");
    lines.add(
        "Median of the runs, in brackets the least and the most. A goal is reached if the median"
            + " at the largest size measured reaches it; ratios are of that size.");
    results.notes().forEach(note -> lines.add("\n" + note));
    lines.add("");
    lines.addAll(references());
    lines.add("");
    lines.addAll(spent());
    return String.join("\n", lines) + "\n";
  }

  private List<String> figures() {
    List<String> lines = header(List.of("figure", "reach", "aim"), List.of("reference", "reached"));
    measured(false)
        .forEach(
            measure -> {
              Goal goal = measure.goal();
              List<String> cells = new ArrayList<>();
              cells.add(name(measure));
              cells.add(text(goal.reach()));
              cells.add(text(goal.aim()));
              cells.addAll(values(measure));
              cells.add(ratios(measure));
              cells.add(
                  goal.verdict(results.spread(measure, largest(measure)).orElseThrow().median()));
              lines.add(row(cells));
            });
    return lines;
  }

  private List<String> references() {
    List<String> lines = header(List.of("physical reference, same run"), List.of());
    measured(true)
        .forEach(
            measure -> {
              List<String> cells = new ArrayList<>(List.of(name(measure)));
              cells.addAll(values(measure));
              lines.add(row(cells));
            });
    return lines;
  }

  private List<String> spent() {
    List<String> lines = new ArrayList<>(List.of("| where the time went | s |", "|---|---:|"));
    report.spent().forEach((name, time) -> lines.add(row(List.of(name, seconds(time)))));
    Duration all = report.spent().values().stream().reduce(Duration.ZERO, Duration::plus);
    lines.add(row(List.of("all", seconds(all))));
    return lines;
  }

  /** The two lines above the rows, with a column for each size in the middle. */
  private List<String> header(List<String> before, List<String> after) {
    List<String> names = new ArrayList<>(before);
    results.sizes().forEach(size -> names.add(Numbers.text(size) + " users"));
    names.addAll(after);
    List<String> rules =
        names.stream().map(name -> name.endsWith("users") ? "---:" : "---").toList();
    return new ArrayList<>(List.of(row(names), "|" + String.join("|", rules) + "|"));
  }

  private Stream<Measure> measured(boolean reference) {
    return Stream.of(Measure.values())
        .filter(measure -> measure.isReference() == reference)
        .filter(measure -> results.largest(measure).isPresent());
  }

  private int largest(Measure measure) {
    return results.largest(measure).orElseThrow();
  }

  private List<String> values(Measure measure) {
    return results.sizes().stream()
        .map(size -> results.spread(measure, size).map(Numbers::text).orElse(""))
        .toList();
  }

  private String ratios(Measure measure) {
    int size = largest(measure);
    return String.join(
        ", ",
        measure.references().stream()
            .filter(reference -> results.ratio(measure, reference, size).isPresent())
            .map(
                reference ->
                    Numbers.text(results.ratio(measure, reference, size).getAsDouble())
                        + " of "
                        + reference.id())
            .toList());
  }

  private static String name(Measure measure) {
    return measure.unit().isEmpty() ? measure.label() : measure.label() + ", " + measure.unit();
  }

  private static String text(OptionalDouble goal) {
    return goal.isPresent() ? Numbers.text(goal.getAsDouble()) : "";
  }

  private static String seconds(Duration time) {
    return Long.toString(Math.round(time.toMillis() / 1000.0));
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}

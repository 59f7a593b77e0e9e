package dev.tenantsync.benchmark.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.benchmark.statistics.Spread;

/** A report as JSON, every single value included. */
public final class JsonReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonReport() {}

  public static String of(Report report) {
    ObjectNode root = JSON.createObjectNode().put("at", report.at().toString());
    ObjectNode machine = root.putObject("machine");
    report.machine().facts().forEach(machine::put);
    root.put("run", report.settings());
    ObjectNode figures = root.putObject("figures");
    for (Measure measure : Measure.values()) {
      if (report.results().largest(measure).isPresent()) {
        write(measure, report.results(), figures.putObject(measure.id()));
      }
    }
    report.results().notes().forEach(root.putArray("notes")::add);
    ObjectNode spent = root.putObject("secondsSpent");
    report.spent().forEach((name, time) -> spent.put(name, time.toMillis() / 1000.0));
    return text(root);
  }

  private static void write(Measure measure, Results results, ObjectNode figure) {
    figure.put("label", measure.label()).put("unit", measure.unit());
    figure.put("moreIsBetter", measure.goal().more());
    measure.goal().reach().ifPresent(reach -> figure.put("reach", reach));
    measure.goal().aim().ifPresent(aim -> figure.put("aim", aim));
    ObjectNode sizes = figure.putObject("sizes");
    for (int size : results.sizes()) {
      results
          .spread(measure, size)
          .ifPresent(
              spread -> write(measure, results, size, sizes.putObject(Integer.toString(size))));
    }
  }

  private static void write(Measure measure, Results results, int size, ObjectNode node) {
    Spread spread = results.spread(measure, size).orElseThrow();
    node.put("median", spread.median()).put("least", spread.least()).put("most", spread.most());
    results.runs(measure, size).forEach(node.putArray("runs")::add);
    for (Measure reference : measure.references()) {
      results
          .ratio(measure, reference, size)
          .ifPresent(ratio -> node.withObject("/ratios").put(reference.id(), ratio));
    }
    if (measure.goal().reach().isPresent()) {
      node.put("verdict", measure.goal().verdict(spread.median()));
    }
  }

  private static String text(ObjectNode root) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

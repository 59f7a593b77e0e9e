package dev.tenantsync.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Prometheus server reads at this moment. */
public final class Scrape {

  /** A line with a value. */
  public record Sample(String name, Map<String, String> labels, double value) {}

  private static final Pattern FAMILY = Pattern.compile("# TYPE (\\S+) \\S+");
  private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Set<String> names = new TreeSet<>();
  private final List<Sample> samples = new ArrayList<>();

  private Scrape(String text) {
    for (String line : text.split("\n", -1)) {
      Matcher family = FAMILY.matcher(line);
      Matcher sample = LINE.matcher(line);
      if (family.matches()) {
        names.add(family.group(1));
      } else if (sample.matches()) {
        names.add(sample.group(1));
        samples.add(
            new Sample(
                sample.group(1), labels(sample.group(2)), Double.parseDouble(sample.group(3))));
      }
    }
  }

  /** As Prometheus asks, of the management interface. */
  public static Scrape of(URL metrics) {
    Response answer = given().header("Accept", "text/plain").get(metrics);
    if (answer.statusCode() != 200) {
      throw new AssertionError("the scrape was answered with " + answer.statusCode());
    }
    return new Scrape(answer.asString());
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new HashMap<>();
    Matcher label = LABEL.matcher(text == null ? "" : text);
    while (label.find()) {
      labels.put(label.group(1), label.group(2));
    }
    return labels;
  }

  /** Of all families and samples. */
  public Set<String> names() {
    return names;
  }

  public List<Sample> samples() {
    return samples;
  }

  /**
   * The sum of what has these labels and perhaps others; empty where nothing does.
   *
   * @param labels names and values in turn
   */
  public OptionalDouble sum(String name, String... labels) {
    Map<String, String> wanted = new HashMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      wanted.put(labels[i], labels[i + 1]);
    }
    List<Sample> found =
        samples.stream()
            .filter(sample -> sample.name().equals(name))
            .filter(sample -> sample.labels().entrySet().containsAll(wanted.entrySet()))
            .toList();
    return found.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(found.stream().mapToDouble(Sample::value).sum());
  }
}

package dev.tenantsync.pair.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The files below observability/, as Prometheus, Grafana and Docker would read them. That their
 * metrics are there is seen by each service's own tests.
 */
class ObservabilityTest {

  private static final Path ROOT = Path.of("..");
  private static final Path HOME = ROOT.resolve("observability");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern METRIC = Pattern.compile("tenantsync_[a-z_]+");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(\\w+)` \\| (both|directory|Dynamics) \\|");

  @Test
  void everyRuleSaysWhenWhatAndWhatToDo() throws IOException {
    List<JsonNode> rules = rules();
    assertThat(rules).hasSizeGreaterThan(20);
    assertThat(rules)
        .extracting(rule -> rule.path("alert").asText())
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[A-Z][A-Za-z]+"));
    for (JsonNode rule : rules) {
      String name = rule.path("alert").asText();
      assertThat(rule.path("expr").asText()).as(name).isNotBlank();
      assertThat(balanced(rule.path("expr").asText())).as(name).isTrue();
      assertThat(rule.at("/labels/severity").asText()).as(name).isIn("critical", "warning");
      assertThat(rule.at("/annotations/summary").asText()).as(name).endsWith(".");
      assertThat(rule.at("/annotations/runbook").asText())
          .as(name)
          .contains(" ")
          .doesNotContain("\n");
      assertThat(rule.path("for").asText("1m")).as(name).matches("\\d+[smh]");
    }
  }

  /** That none was forgotten; promtool sees them fire. */
  @Test
  void everyRuleHasACaseInWhichItFiresAndOneInWhichItDoesNot() throws IOException {
    List<String> cases = new ArrayList<>();
    for (JsonNode test : yaml(HOME.resolve("alerts-test.yaml")).path("tests")) {
      for (JsonNode one : test.path("alert_rule_test")) {
        cases.add(one.path("alertname").asText() + " " + (one.path("exp_alerts").size() > 0));
      }
    }
    for (JsonNode rule : rules()) {
      String name = rule.path("alert").asText();
      assertThat(cases).contains(name + " true", name + " false");
    }
  }

  @Test
  void promtoolTakesTheRulesAndSeesThemFire() throws Exception {
    Optional<Path> promtool = onPath("promtool");
    assumeTrue(promtool.isPresent(), "skipped: there is no promtool on the PATH to try the rules");
    run(promtool.orElseThrow(), "check", "rules", "alerts.yaml");
    run(promtool.orElseThrow(), "test", "rules", "alerts-test.yaml");
  }

  @Test
  void rulesAndBoardAskForMetricsOfTheTableAloneAndForAllOfThem() throws IOException {
    Set<String> asked = metrics(HOME.resolve("alerts.yaml"));
    asked.addAll(metrics(HOME.resolve("grafana/boards/tenant-sync.json")));
    assertThat(asked).isEqualTo(told());
  }

  @Test
  void documentsNameMetricsThatThereAre() throws IOException {
    assertThat(told()).containsAll(metrics(ROOT.resolve("README.md")));
    assertThat(told()).hasSizeGreaterThan(30).containsAll(metrics(HOME.resolve("METRICS.md")));
  }

  @Test
  void prometheusAsksTheServicesOfTheComposeFileAndReadsTheRules() throws IOException {
    JsonNode services = yaml(ROOT.resolve("docker-compose.yml")).path("services");
    JsonNode prometheus = yaml(HOME.resolve("prometheus.yaml"));
    for (JsonNode job : prometheus.path("scrape_configs")) {
      String name = job.path("job_name").asText();
      String port = name.startsWith("office365") ? "8565" : "8566";
      assertThat(job.at("/static_configs/0/targets/0").asText()).isEqualTo(name + ":" + port);
      assertThat(job.path("metrics_path").asText()).isEqualTo("/q/metrics");
      assertThat(texts(services.path(name).path("networks"))).contains("observe");
      assertThat(services.path(name).at("/environment/QUARKUS_MANAGEMENT_HOST").asText())
          .isEqualTo("${MANAGEMENT_HOST:-127.0.0.1}");
      assertThat(texts(services.path(name).path("ports"))).noneMatch(one -> one.contains(port));
    }
    assertThat(texts(services.path("prometheus").path("volumes")))
        .contains(
            "./observability/alerts.yaml:" + prometheus.at("/rule_files/0").asText() + ":ro",
            "./observability/prometheus.yaml:/etc/prometheus/prometheus.yaml:ro");
  }

  @Test
  void observersAreOffByDefaultConfinedAndReachableFromThisMachineOnly() throws IOException {
    JsonNode compose = yaml(ROOT.resolve("docker-compose.yml"));
    for (String name : List.of("prometheus", "grafana")) {
      JsonNode service = compose.path("services").path(name);
      assertThat(texts(service.path("profiles"))).containsExactly("observe");
      assertThat(texts(service.path("networks"))).containsExactly("observe");
      assertThat(texts(service.path("ports"))).allMatch(port -> port.startsWith("127.0.0.1:"));
      assertThat(service.path("read_only").asBoolean()).isTrue();
      assertThat(texts(service.path("cap_drop"))).containsExactly("ALL");
    }
  }

  @Test
  void boardReadsTheDataSourceThatIsProvisioned() throws IOException {
    JsonNode source = yaml(HOME.resolve("grafana/provisioning/datasources/prometheus.yaml"));
    String uid = source.at("/datasources/0/uid").asText();
    JsonNode board = JSON.readTree(HOME.resolve("grafana/boards/tenant-sync.json").toFile());
    assertThat(board.path("panels")).hasSizeGreaterThan(20);
    for (JsonNode panel : board.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        assertThat(target.at("/datasource/uid").asText()).isEqualTo(uid);
        assertThat(balanced(target.path("expr").asText()))
            .as(panel.path("title").asText())
            .isTrue();
      }
    }
    assertThat(board.path("panels"))
        .extracting(panel -> panel.path("id").asInt())
        .doesNotHaveDuplicates();
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void run(Path program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(HOME.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  /** With what its anchors stand for. */
  private static JsonNode yaml(Path file) throws IOException {
    Yaml reader = new Yaml(new SafeConstructor(new LoaderOptions()));
    return JSON.valueToTree(reader.<Object>load(Files.readString(file)));
  }

  /** What the table has a row for. */
  private static Set<String> told() throws IOException {
    Set<String> told = new TreeSet<>();
    for (String line : Files.readAllLines(HOME.resolve("METRICS.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.find()) {
        told.add(row.group(1));
      }
    }
    return told;
  }

  /** The metrics that a file names, a histogram by its own name. */
  private static Set<String> metrics(Path file) throws IOException {
    Set<String> named = new TreeSet<>();
    Matcher metric = METRIC.matcher(Files.readString(file));
    while (metric.find()) {
      named.add(metric.group().replaceAll("(?<=_seconds)_(bucket|sum|count)$", ""));
    }
    return named;
  }

  private static List<JsonNode> rules() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    JsonNode file = yaml(HOME.resolve("alerts.yaml"));
    file.path("groups").forEach(group -> group.path("rules").forEach(rules::add));
    return rules;
  }

  private static boolean balanced(String expression) {
    return !expression.isBlank()
        && count(expression, '(') == count(expression, ')')
        && count(expression, '{') == count(expression, '}')
        && count(expression, '[') == count(expression, ']')
        && count(expression, '"') % 2 == 0;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(one -> one == wanted).count();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}

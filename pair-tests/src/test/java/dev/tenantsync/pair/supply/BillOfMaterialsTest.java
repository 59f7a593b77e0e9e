package dev.tenantsync.pair.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each packaged service brings along, by its bill of materials (CycloneDX), which Maven makes
 * online only: a build with {@code -o} goes without.
 */
class BillOfMaterialsTest {

  /** Licences that a service may be given away with; of several that are offered, one is enough. */
  private static final Set<String> ALLOWED =
      Set.of(
          "0BSD",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "Bouncy Castle Licence",
          "CC0-1.0",
          "EPL-2.0",
          "MIT",
          "MIT-0",
          "Public Domain");

  @ParameterizedTest
  @ValueSource(strings = {"office365-service", "dynamics-service"})
  void everythingInThePackageIsListed(String service) throws IOException {
    Set<String> listed = components(service).keySet();
    try (Stream<Path> jars = Files.list(target(service).resolve("quarkus-app/lib/main"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString()))
          .hasSizeGreaterThan(100)
          .allMatch(jar -> listed.contains(jar.substring(0, jar.length() - ".jar".length())));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"office365-service", "dynamics-service"})
  void everyLicenceIsAllowed(String service) throws IOException {
    Map<String, Set<String>> others = new TreeMap<>();
    components(service)
        .forEach(
            (name, licences) -> {
              if (!name.startsWith("dev.tenantsync.")
                  && licences.stream().noneMatch(ALLOWED::contains)) {
                others.put(name, licences);
              }
            });
    assertThat(others).isEmpty();
  }

  private static Map<String, Set<String>> components(String service) throws IOException {
    Path bom = target(service).resolve("bom.json");
    assumeTrue(
        Files.exists(bom)
            && Files.getLastModifiedTime(bom)
                    .compareTo(
                        Files.getLastModifiedTime(
                            target(service).resolve("quarkus-app/quarkus-run.jar")))
                >= 0,
        "built offline, without a bill of materials");
    JsonNode bill = JsonMapper.builder().build().readTree(bom.toFile());
    Map<String, Set<String>> found = new TreeMap<>();
    for (JsonNode component : bill.path("components")) {
      String name =
          Stream.of("group", "name", "version")
              .map(part -> component.path(part).asText())
              .collect(Collectors.joining("\n"));
      found.put(jar(name), licences(component));
    }
    return found;
  }

  /** Quarkus' names of files: group.artifact-version. */
  private static String jar(String coordinates) {
    return coordinates.replaceFirst("\n", ".").replaceFirst("\n", "-");
  }

  private static Set<String> licences(JsonNode component) {
    Set<String> names = new TreeSet<>();
    for (JsonNode entry : component.path("licenses")) {
      names.add(
          Stream.of(entry.at("/license/id"), entry.at("/license/name"), entry.path("expression"))
              .filter(JsonNode::isTextual)
              .map(JsonNode::asText)
              .findFirst()
              .orElse(""));
    }
    return names;
  }

  private static Path target(String service) {
    return Path.of("..", service, "target");
  }
}

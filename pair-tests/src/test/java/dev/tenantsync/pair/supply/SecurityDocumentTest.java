package dev.tenantsync.pair.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SECURITY.md promises tests: each that it names is there, and no line goes without one. */
class SecurityDocumentTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Set<String> tests = tests();
    assertThat(TEST.matcher(document()).results().map((MatchResult found) -> found.group(1)))
        .hasSizeGreaterThan(30)
        .allSatisfy(name -> assertThat(tests).contains(name));
  }

  @Test
  void everyThreatNamesATest() throws IOException {
    List<String> threats =
        document()
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| threat "))
            .toList();
    assertThat(threats)
        .hasSizeGreaterThan(15)
        .allMatch(threat -> TEST.matcher(threat.substring(threat.lastIndexOf(" | "))).find());
  }

  private static String document() throws IOException {
    return Files.readString(ROOT.resolve("SECURITY.md"));
  }

  private static Set<String> tests() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.toList()) {
        Path sources = module.resolve("src/test/java");
        if (Files.isDirectory(sources)) {
          names.addAll(classes(sources));
        }
      }
    }
    return names;
  }

  private static Set<String> classes(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}

package dev.tenantsync.benchmark.report;

import dev.tenantsync.embeddedpostgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** On what, with what and when it was measured: facts by name, in the order of showing. */
public record Machine(Map<String, String> facts) {

  /** Looks around. */
  public static Machine here(Path root, List<Path> javaHomes) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("processor", line("/proc/cpuinfo", "model name"));
    facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("memory", gibibytes(line("/proc/meminfo", "MemTotal")));
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("java", String.join(", ", javaHomes.stream().map(Machine::java).toList()));
    facts.put("postgresql", EmbeddedPostgres.version());
    facts.put("load before", firstLine("/proc/loadavg"));
    facts.put("commit", commit(root));
    return new Machine(facts);
  }

  /** The feature number of a JDK, such as 17. */
  public static int feature(Path javaHome) {
    return Integer.parseInt(java(javaHome).split("[.+-]", 2)[0]);
  }

  private static String java(Path home) {
    return line(home.resolve("release").toString(), "JAVA_VERSION=").replace("\"", "");
  }

  private static String commit(Path root) {
    String commit = output(root, "git", "rev-parse", "--short=12", "HEAD");
    return output(root, "git", "status", "--porcelain", "--untracked-files=no").isEmpty()
        ? commit
        : commit + " with changes";
  }

  private static String output(Path folder, String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException noGit) {
      return "unknown";
    }
  }

  private static String gibibytes(String kib) {
    return Math.round(Long.parseLong(kib.replaceAll("\\D", "")) / 1024.0 / 1024.0) + " GiB";
  }

  private static String line(String file, String label) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(label))
          .map(line -> line.substring(label.length()).replaceFirst("^\\s*:", "").strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String firstLine(String file) {
    return line(file, "");
  }
}

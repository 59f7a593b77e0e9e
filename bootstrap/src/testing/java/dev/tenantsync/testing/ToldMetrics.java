package dev.tenantsync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which metrics the files below observability/ tell of. */
public final class ToldMetrics {

  private static final Path HOME = Path.of("..", "observability");
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\|.*");
  private static final Pattern USED =
      Pattern.compile("\\b(?:tenantsync|jvm|process|system)_[a-z_]+\\b");

  private ToldMetrics() {}

  /** What the table says of a service, or of both. */
  public static Set<String> of(String... services) {
    Set<String> told = new TreeSet<>();
    for (String line : text("METRICS.md").split("\n", -1)) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && Set.of(services).contains(row.group(2))) {
        told.add(row.group(1));
      }
    }
    return told;
  }

  /** What rules and board ask for. */
  public static Set<String> used() {
    Set<String> used = new TreeSet<>();
    for (String file : new String[] {"alerts.yaml", "grafana/boards/tenant-sync.json"}) {
      Matcher name = USED.matcher(text(file));
      while (name.find()) {
        used.add(name.group());
      }
    }
    return used;
  }

  private static String text(String file) {
    try {
      return Files.readString(HOME.resolve(file));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}

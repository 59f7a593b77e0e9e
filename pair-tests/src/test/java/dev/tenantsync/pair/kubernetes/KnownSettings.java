package dev.tenantsync.pair.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The environment variables that a packaged service reads: its own, and those of its extensions.
 */
final class KnownSettings {

  private static final Pattern OF_AN_EXTENSION =
      Pattern.compile("\"environmentVariable\" *: *\"(QUARKUS_\\w+)\"");

  private KnownSettings() {}

  static Set<String> of(String service) throws IOException {
    Path target = Path.of("..", service, "target");
    List<Path> jars = files(target.resolve("quarkus-app/lib/main"), ".jar");
    Set<String> known = new TreeSet<>();
    for (Path jar : jars) {
      known.addAll(ofExtension(jar));
    }
    known.addAll(ofService(target.resolve("classes"), jars));
    return known;
  }

  private static Collection<String> ofExtension(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      ZipEntry model = file.getEntry("META-INF/quarkus-config-doc/quarkus-config-model.json");
      if (model == null) {
        return Set.of();
      }
      try (InputStream text = file.getInputStream(model)) {
        return OF_AN_EXTENSION
            .matcher(new String(text.readAllBytes(), UTF_8))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
      }
    }
  }

  private static Collection<String> ofService(Path classes, List<Path> jars) throws IOException {
    URL[] urls =
        Stream.concat(Stream.of(classes), jars.stream())
            .map(KnownSettings::url)
            .toArray(URL[]::new);
    Set<String> names = new TreeSet<>();
    try (URLClassLoader loader = new URLClassLoader(urls, KnownSettings.class.getClassLoader())) {
      for (Path file : files(classes, "Settings.class")) {
        String name = classes.relativize(file).toString().replace('/', '.');
        Class<?> type = loader.loadClass(name.substring(0, name.length() - ".class".length()));
        if (type.isAnnotationPresent(ConfigMapping.class)) {
          names.addAll(ConfigMappings.getProperties(ConfigClass.configClass(type)).keySet());
        }
      }
    } catch (ClassNotFoundException incomplete) {
      throw new IllegalStateException(incomplete);
    }
    return names.stream().map(KnownSettings::variable).toList();
  }

  private static String variable(String setting) {
    return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).toList();
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (IOException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }
}

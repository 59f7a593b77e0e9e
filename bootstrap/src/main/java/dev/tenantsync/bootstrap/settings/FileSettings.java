package dev.tenantsync.bootstrap.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the files that an environment's {@code X_FILE} variables name. */
public final class FileSettings {

  private static final Pattern OURS =
      Pattern.compile("(DIRECTORY|DYNAMICS|EMBEDDED_POSTGRES|OFFICE365|SERVICE|QUARKUS)_.+_FILE");

  /** Settings of Quarkus' own whose value is a path. */
  private static final Pattern A_PATH_ITSELF =
      Pattern.compile("QUARKUS_.*(KEY_STORE|TRUST_STORE|JWT_KEY)_FILE");

  private static final Pattern FINAL_NEWLINE = Pattern.compile("\r?\n\\z");

  private FileSettings() {}

  /**
   * @return the variables that the files stand for, by name
   * @throws SettingException if a file cannot be read, or a variable is also set by itself
   */
  static Map<String, String> read(Map<String, String> environment) {
    Map<String, String> found = new HashMap<>();
    environment.forEach(
        (variable, path) -> {
          if (OURS.matcher(variable).matches()
              && !A_PATH_ITSELF.matcher(variable).matches()
              && !path.isBlank()) {
            String name = variable.substring(0, variable.length() - "_FILE".length());
            if (!environment.getOrDefault(name, "").isBlank()) {
              throw new SettingException(
                  "Both %s and %s are set; set one of them".formatted(name, variable));
            }
            found.put(name, content(variable, Path.of(path)));
          }
        });
    return found;
  }

  /**
   * The environment with what its files stand for.
   *
   * @throws SettingException as {@link #read}
   */
  public static Map<String, String> extended(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(read(environment));
    return all;
  }

  private static String content(String variable, Path path) {
    try {
      return FINAL_NEWLINE.matcher(Files.readString(path)).replaceFirst("");
    } catch (IOException unreadable) {
      throw new SettingException(
          "%s names %s, which cannot be read: %s".formatted(variable, path, unreadable),
          unreadable);
    }
  }
}

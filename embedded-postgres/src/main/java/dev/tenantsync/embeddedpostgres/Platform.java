package dev.tenantsync.embeddedpostgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The machine, as far as the server's programs care.
 *
 * @param glibc whether the C library that the programs for Linux are linked with is there (it is
 *     not on Alpine)
 */
record Platform(String osName, String architecture, boolean glibc) {

  private static final String LINUX = "Linux";

  /** Java's names, and those that the archives bear. */
  private static final Map<String, String> SYSTEMS = Map.of(LINUX, "linux", "Mac OS X", "darwin");

  private static final Map<String, String> ARCHITECTURES =
      Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64");

  private static final String WAY_OUT =
      " Start a PostgreSQL 17 or 18 yourself and set QUARKUS_DATASOURCE_JDBC_URL,"
          + " QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.";

  static Platform current() {
    return new Platform(
        System.getProperty("os.name", ""),
        System.getProperty("os.arch", ""),
        Stream.of("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1")
            .map(Path::of)
            .anyMatch(Files::exists));
  }

  /** Name of the resource with the programs for this machine; empty where there are none. */
  Optional<String> archive() {
    String system = SYSTEMS.get(osName);
    String machine = ARCHITECTURES.get(architecture);
    boolean supported = system != null && machine != null && (glibc || !osName.equals(LINUX));
    return supported
        ? Optional.of("postgres-%s-%s.txz".formatted(system, machine))
        : Optional.empty();
  }

  /**
   * Why no embedded server can run here, with the way out; empty where one can.
   *
   * @param packaged whether an archive is in this build
   */
  Optional<String> refusal(Predicate<String> packaged) {
    Optional<String> archive = archive();
    if (archive.isEmpty()) {
      return Optional.of(
          "The embedded PostgreSQL runs on Linux (with glibc) and macOS, x86-64 and arm64, only; this is"
              + " %s %s%s.".formatted(osName, architecture, glibc ? "" : " without glibc")
              + WAY_OUT);
    }
    return archive
        .filter(packaged.negate())
        .map(
            missing ->
                "This build has no PostgreSQL for %s %s (%s): it was built without, or on a machine of"
                        .formatted(osName, architecture, missing)
                    + " another kind."
                    + WAY_OUT);
  }
}

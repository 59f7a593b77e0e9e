package dev.tenantsync.embeddedpostgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The machine, as far as the server's programs care.
 *
 * @param glibc whether the C library the programs are linked with is there (it is not on Alpine)
 */
record Platform(String osName, String architecture, boolean glibc) {

  private static final Set<String> X86_64 = Set.of("amd64", "x86_64");
  private static final Path GLIBC_LOADER = Path.of("/lib64/ld-linux-x86-64.so.2");

  static Platform current() {
    return new Platform(
        System.getProperty("os.name", ""),
        System.getProperty("os.arch", ""),
        Files.exists(GLIBC_LOADER));
  }

  /** Why no embedded server can run here, with the way out; empty where one can. */
  Optional<String> refusal() {
    boolean supported = osName.equals("Linux") && X86_64.contains(architecture) && glibc;
    if (supported) {
      return Optional.empty();
    }
    return Optional.of(
        "The embedded PostgreSQL runs on Linux x86-64 with glibc only; this is %s %s%s. Start a"
                .formatted(osName, architecture, glibc ? "" : " without glibc")
            + " PostgreSQL 17 or 18 yourself and set QUARKUS_DATASOURCE_JDBC_URL,"
            + " QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.");
  }
}

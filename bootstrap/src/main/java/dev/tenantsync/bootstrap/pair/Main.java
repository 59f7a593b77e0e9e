package dev.tenantsync.bootstrap.pair;

import dev.tenantsync.bootstrap.file.PrivateFolder;
import dev.tenantsync.bootstrap.settings.FileSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes the secrets of a pair into a folder, before the services start: {@code Main FOLDER}.
 *
 * <p>From the environment, each also as {@code X_FILE}: where the directory's database is (see
 * {@link FoundedTenant}), DIRECTORY_TENANT_ID for a new tenant (random where absent), and
 * SERVICE_TLS_NAMES, more host names and addresses for the certificates. Prints no secret.
 */
public final class Main {

  private Main() {}

  public static void main(String... arguments) {
    // The services' own; without it, its library complains.
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    if (arguments.length != 1) {
      System.err.println("Give the folder to write the pair's secrets into.");
      System.exit(2);
    }
    try {
      run(Path.of(arguments[0]), FileSettings.extended(System.getenv()), InstantSource.system());
    } catch (RuntimeException failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    }
  }

  static void run(Path folder, Map<String, String> environment, InstantSource clock) {
    List<String> hosts =
        Stream.of(environment.getOrDefault("SERVICE_TLS_NAMES", "").split(","))
            .map(String::strip)
            .filter(host -> !host.isEmpty())
            .toList();
    new PairSecrets(PrivateFolder.at(folder), clock)
        .complete(
            () ->
                FoundedTenant.in(environment)
                    .orElseGet(
                        () ->
                            environment.getOrDefault(
                                "DIRECTORY_TENANT_ID", UUID.randomUUID().toString())),
            hosts);
  }
}

package dev.tenantsync.embeddedpostgres;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a server keeps its files and how it runs.
 *
 * @param dataDirectory holds the data, the generated password, the lock and the log of one server
 * @param binariesHome where the server's programs are unpacked, once per version; may be shared by
 *     any number of data directories
 * @param port loopback port, 0 for any free one at each start
 * @param parameters server parameters that replace or extend the module's own
 */
public record ServerSettings(
    Path dataDirectory, Path binariesHome, int port, Map<String, String> parameters) {

  private static final int ANY_FREE_PORT = 0;

  /** Makes both paths absolute. */
  public ServerSettings {
    dataDirectory = dataDirectory.toAbsolutePath().normalize();
    binariesHome = binariesHome.toAbsolutePath().normalize();
    parameters = Map.copyOf(parameters);
  }

  /** Data and programs in one directory, any free port, the module's own parameters. */
  public static ServerSettings in(Path dataDirectory) {
    return new ServerSettings(dataDirectory, dataDirectory, ANY_FREE_PORT, Map.of());
  }

  /** Shares the unpacked programs with other data directories. */
  public ServerSettings withBinariesHome(Path home) {
    return new ServerSettings(dataDirectory, home, port, parameters);
  }

  /** Listens on this loopback port. */
  public ServerSettings withPort(int fixedPort) {
    return new ServerSettings(dataDirectory, binariesHome, fixedPort, parameters);
  }

  /** Sets one server parameter, such as {@code transaction_timeout}. */
  public ServerSettings withParameter(String name, String value) {
    Map<String, String> extended = new LinkedHashMap<>(parameters);
    extended.put(name, value);
    return new ServerSettings(dataDirectory, binariesHome, port, extended);
  }
}

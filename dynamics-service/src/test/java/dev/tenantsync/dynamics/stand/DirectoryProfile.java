package dev.tenantsync.dynamics.stand;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Points the service at a port where the test puts its directory. */
public class DirectoryProfile implements QuarkusTestProfile {

  private static final String PORT = "test.directory.port";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "dynamics.directory.url",
        "http://127.0.0.1:" + port(),
        "dynamics.sync.back-off",
        "100ms",
        "dynamics.sync.batch-size",
        "50");
  }

  /** The profile is asked in several class loaders; all of them must say the same. */
  private static synchronized String port() {
    if (System.getProperty(PORT) == null) {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        System.setProperty(PORT, String.valueOf(free.getLocalPort()));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
    return System.getProperty(PORT);
  }
}

package dev.tenantsync.embeddedpostgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server of this process, on the loopback interface, with data that persist.
 *
 * <p>It ends with {@link #close()}, and by itself soon after this process ends in any way.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
  private static final int PORT_ATTEMPTS = 5;

  private final DirectoryLock lock;
  private final GuardedServer server;
  private final ServerAccess access;

  private EmbeddedPostgres(DirectoryLock lock, GuardedServer server, ServerAccess access) {
    this.lock = lock;
    this.server = server;
    this.access = access;
  }

  /**
   * Starts a server and waits until it accepts connections.
   *
   * @throws EmbeddedPostgresException if this build has nothing for the platform, the data
   *     directory is in use or holds data of another major version, or the server does not start
   */
  public static EmbeddedPostgres start(ServerSettings settings) {
    Platform.current()
        .refusal(Binaries::packaged)
        .ifPresent(
            refusal -> {
              throw new EmbeddedPostgresException(refusal);
            });
    return start(settings, RunAs.current());
  }

  static EmbeddedPostgres start(ServerSettings settings, RunAs runAs) {
    try {
      return startLocked(settings, runAs);
    } catch (IOException failure) {
      throw new EmbeddedPostgresException(
          "Cannot start PostgreSQL on %s: %s".formatted(settings.dataDirectory(), failure),
          failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresException("Interrupted while PostgreSQL started", interrupted);
    }
  }

  /** The version of the server that is packed with this module, such as 18.6.0. */
  public static String version() {
    try {
      return Binaries.packagedVersion();
    } catch (IOException failure) {
      throw new EmbeddedPostgresException("Cannot read the packaged version", failure);
    }
  }

  /** The server that this process, perhaps through another class loader, has on a directory. */
  static Optional<ServerAccess> running(Path dataDirectory) throws IOException {
    if (!Files.isDirectory(dataDirectory)) {
      return Optional.empty();
    }
    Path directory = dataDirectory.toRealPath();
    Optional<Integer> port = DirectoryLock.publishedPort(directory);
    return port.isEmpty()
        ? Optional.empty()
        : Optional.of(new ServerAccess(port.get(), Cluster.password(directory)));
  }

  private static EmbeddedPostgres startLocked(ServerSettings settings, RunAs runAs)
      throws IOException, InterruptedException {
    Path dataDirectory = privateDirectory(settings.dataDirectory());
    Binaries binaries =
        Binaries.under(settings.binariesHome(), Platform.current().archive().orElseThrow());
    Cluster cluster = new Cluster(dataDirectory, binaries, runAs);
    DirectoryLock lock = DirectoryLock.take(dataDirectory);
    boolean started = false;
    try {
      cluster.prepare();
      EmbeddedPostgres postgres = startOnPort(cluster, settings, lock);
      started = true;
      return postgres;
    } finally {
      if (!started) {
        lock.close();
      }
    }
  }

  private static EmbeddedPostgres startOnPort(
      Cluster cluster, ServerSettings settings, DirectoryLock lock)
      throws IOException, InterruptedException {
    int attempts = settings.port() == 0 ? PORT_ATTEMPTS : 1;
    for (int attempt = 0; attempt < attempts; attempt++) {
      int port = settings.port() == 0 ? freePort() : settings.port();
      GuardedServer server = GuardedServer.start(cluster, port, settings.parameters());
      if (server.awaitReady()) {
        server.holdUntilEnd(lock);
        lock.publish(port);
        LOG.infof(
            "Embedded PostgreSQL %s on port %d, data in %s",
            cluster.binaries().version(), port, cluster.dataDirectory());
        String password = Cluster.password(cluster.dataDirectory());
        return new EmbeddedPostgres(lock, server, new ServerAccess(port, password));
      }
    }
    throw new EmbeddedPostgresException(
        settings.port() == 0
            ? "No free port for PostgreSQL on 127.0.0.1"
            : "Port %d on 127.0.0.1 is taken; set embedded-postgres.port to another"
                .formatted(settings.port()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Path privateDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory.resolve("..").normalize());
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return directory.toRealPath();
  }

  /** How to reach it. */
  public ServerAccess access() {
    return access;
  }

  /** For the PostgreSQL driver. */
  public String jdbcUrl() {
    return access.jdbcUrl();
  }

  public String username() {
    return access.username();
  }

  public String password() {
    return access.password();
  }

  /** Stops the server and frees its data directory. */
  @Override
  public void close() {
    try {
      server.stop();
      lock.close();
    } catch (IOException failure) {
      throw new EmbeddedPostgresException("Cannot stop PostgreSQL", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresException("Interrupted while PostgreSQL stopped", interrupted);
    }
  }
}

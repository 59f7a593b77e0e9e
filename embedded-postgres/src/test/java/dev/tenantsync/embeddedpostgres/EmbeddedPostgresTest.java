package dev.tenantsync.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running server: what it is, who can reach it, and how it is guarded. */
class EmbeddedPostgresTest {

  static final Path BINARIES = Path.of("target", "embedded-postgres");

  static Path directory;
  static ServerSettings settings;
  static EmbeddedPostgres server;

  @BeforeAll
  static void start(@TempDir Path temporary) {
    directory = temporary;
    settings =
        ServerSettings.in(directory.resolve("with space"))
            .withBinariesHome(BINARIES)
            .withParameter("transaction_timeout", "42s");
    server = EmbeddedPostgres.start(settings);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void isPostgres18WithUtf8AndChecksums() throws SQLException {
    assertThat(setting("server_version")).startsWith("18.");
    assertThat(setting("server_encoding")).isEqualTo("UTF8");
    assertThat(setting("data_checksums")).isEqualTo("on");
    assertThat(Sql.query(server, "select lower('ÄÖ')")).isEqualTo("äö");
  }

  @Test
  void committedDataAreOnDisk() throws SQLException {
    assertThat(setting("fsync")).isEqualTo("on");
    assertThat(setting("synchronous_commit")).isEqualTo("on");
    assertThat(setting("full_page_writes")).isEqualTo("on");
  }

  @Test
  void longTransactionsEndAndParametersCanBeSet() throws SQLException {
    assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("1min");
    assertThat(setting("transaction_timeout")).isEqualTo("42s");
    assertThat(setting("max_connections")).isEqualTo("60");
    assertThat(setting("shared_buffers")).isEqualTo("64MB");
  }

  @Test
  void wrongPasswordIsRefused() throws SQLException {
    assertThat(setting("password_encryption")).isEqualTo("scram-sha-256");
    assertThatThrownBy(() -> Sql.connect(server.jdbcUrl(), "guess").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    assertThatThrownBy(() -> Sql.connect(server.jdbcUrl(), "").close())
        .isInstanceOf(SQLException.class);
  }

  @Test
  void passwordAndDataAreForTheOwnerOnly() throws IOException {
    Path data = settings.dataDirectory();
    assertThat(permissions(Cluster.passwordFile(data))).isEqualTo("rw-------");
    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(server.access().toString()).doesNotContain(server.password());
  }

  @Test
  void listensOnLoopbackOnly() throws Exception {
    assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(setting("unix_socket_directories")).isEmpty();
    for (InetAddress outside : outsideAddresses()) {
      assertThatThrownBy(() -> new Socket(outside, server.access().port()).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void secondServerInThisProcessIsRefusedAndTheLockSurvivesIt() throws IOException {
    assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining(settings.dataDirectory() + " is in use by this process");
    try (OwnerProcess other = OwnerProcess.start(settings)) {
      assertThat(other.awaitReadyOrEnd())
          .contains("data directory " + settings.dataDirectory() + " is in use by process ")
          .contains("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void takenPortIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ServerSettings fixed =
          ServerSettings.in(directory.resolve("taken-port"))
              .withBinariesHome(BINARIES)
              .withPort(taken.getLocalPort());
      assertThatThrownBy(() -> EmbeddedPostgres.start(fixed))
          .isInstanceOf(EmbeddedPostgresException.class)
          .hasMessageContaining("Port " + taken.getLocalPort());
    }
  }

  @Test
  void badParameterIsNamed() {
    ServerSettings wrong =
        ServerSettings.in(directory.resolve("bad-parameter"))
            .withBinariesHome(BINARIES)
            .withParameter("no_such_parameter", "1");
    assertThatThrownBy(() -> EmbeddedPostgres.start(wrong))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("no_such_parameter");
  }

  private static String setting(String name) throws SQLException {
    return Sql.query(server, "show " + name);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<InetAddress> outsideAddresses() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .toList();
  }
}

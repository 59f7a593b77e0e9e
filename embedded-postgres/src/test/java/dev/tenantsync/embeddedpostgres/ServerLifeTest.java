package dev.tenantsync.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start, stop, crash and start again. */
class ServerLifeTest {

  Path directory;
  ServerSettings settings;

  @BeforeEach
  void settings(@TempDir Path temporary) {
    directory = temporary;
    settings =
        ServerSettings.in(directory.resolve("data"))
            .withBinariesHome(EmbeddedPostgresTest.BINARIES);
  }

  /** A server that outlives the process of a test ends by itself, and writes until then. */
  @AfterEach
  void awaitTheEndOfTheServer() {
    await().atMost(Duration.ofSeconds(30)).until(() -> server().isEmpty());
  }

  @Test
  void dataAndPasswordSurviveARestart() throws SQLException {
    String password;
    try (EmbeddedPostgres first = EmbeddedPostgres.start(settings)) {
      Sql.execute(first, "create table kept as select 'still here' as word");
      password = first.password();
    }
    try (EmbeddedPostgres second = EmbeddedPostgres.start(settings)) {
      assertThat(Sql.query(second, "select word from kept")).isEqualTo("still here");
      assertThat(second.password()).isEqualTo(password);
    }
  }

  @Test
  void serverEndsCleanlyWhenItsProcessIsKilled() throws Exception {
    ProcessHandle server;
    try (OwnerProcess owner = OwnerProcess.start(settings)) {
      assertThat(owner.awaitReadyOrEnd()).contains(OwnerProcess.READY);
      server = liveServer();
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> !server.isAlive());
    assertThat(log("server.log")).contains("database system is shut down");

    try (EmbeddedPostgres next = EmbeddedPostgres.start(settings)) {
      assertThat(Sql.query(next, "select 1")).isEqualTo("1");
      assertThat(log("server.log")).doesNotContain("not properly shut down");
    }
  }

  @Test
  void otherProcessKeepsTheDirectoryThoughNobodyHoldsTheServer() throws Exception {
    try (OwnerProcess owner = OwnerProcess.start(settings)) {
      assertThat(owner.awaitReadyOrEnd()).contains(OwnerProcess.READY);
      assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
          .isInstanceOf(EmbeddedPostgresException.class)
          .hasMessageContaining("is in use by process " + owner.process().pid());
      assertThat(liveServer().isAlive()).isTrue();
    }
  }

  @Test
  void nextStartWaitsForTheServerOfAKilledProcess() throws Exception {
    try (OwnerProcess owner = OwnerProcess.start(settings)) {
      assertThat(owner.awaitReadyOrEnd()).contains(OwnerProcess.READY);
      owner.process().destroyForcibly().waitFor();
    }
    try (EmbeddedPostgres next = EmbeddedPostgres.start(settings)) {
      assertThat(Sql.query(next, "select 1")).isEqualTo("1");
      assertThat(log("server.log")).doesNotContain("not properly shut down");
    }
  }

  @Test
  void serverWithoutAWatchdogIsEndedByTheNextStart() throws Exception {
    try (OwnerProcess owner = OwnerProcess.start(settings)) {
      assertThat(owner.awaitReadyOrEnd()).contains(OwnerProcess.READY);
      // Every child but the server itself: what an out-of-memory killer could leave.
      ProcessHandle server = liveServer();
      owner
          .process()
          .descendants()
          .filter(child -> child.pid() != server.pid())
          .filter(child -> !child.parent().map(server::equals).orElse(false))
          .forEach(ProcessHandle::destroyForcibly);
      owner.process().destroyForcibly().waitFor();
      assertThat(server.isAlive()).isTrue();

      try (EmbeddedPostgres next = EmbeddedPostgres.start(settings)) {
        assertThat(server.isAlive()).isFalse();
        assertThat(Sql.query(next, "select 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void crashedServerRecoversThoughItsProcessIdIsUsedByAnother() throws Exception {
    try (EmbeddedPostgres first = EmbeddedPostgres.start(settings)) {
      Sql.execute(first, "create table kept as select 1 as one");
    }
    String ownProcessId = Long.toString(ProcessHandle.current().pid());
    Path cluster = settings.dataDirectory().resolve("cluster");
    Files.writeString(
        PostmasterFile.path(cluster),
        ownProcessId + "\n" + cluster + "\n1\n5432\n\n127.0.0.1\n1 1\nready\n");
    try (EmbeddedPostgres second = EmbeddedPostgres.start(settings)) {
      assertThat(Sql.query(second, "select one from kept")).isEqualTo("1");
    }
  }

  @Test
  void dataOfAnotherMajorVersionAreRefusedNamingBoth() throws IOException {
    Path cluster = Files.createDirectories(settings.dataDirectory().resolve("cluster"));
    Files.writeString(cluster.resolve("PG_VERSION"), "17\n");

    assertThatThrownBy(() -> EmbeddedPostgres.start(settings))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("PostgreSQL 17")
        .hasMessageContaining("PostgreSQL 18 (18.");
  }

  @Test
  void interruptedFirstStartIsRepeated() throws Exception {
    Path halfMade = settings.dataDirectory().resolve("cluster.new-1");
    Files.createDirectories(halfMade.resolve("base"));
    try (EmbeddedPostgres server = EmbeddedPostgres.start(settings)) {
      assertThat(Sql.query(server, "select 1")).isEqualTo("1");
      assertThat(halfMade).doesNotExist();
    }
  }

  @Test
  void rootCanFallBackToAnotherUserAndReturn() throws Exception {
    assumeTrue((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    ServerSettings reachable = settings.withBinariesHome(directory.resolve("programs"));
    try (EmbeddedPostgres server = EmbeddedPostgres.start(reachable, RunAs.NOBODY_USER)) {
      Sql.execute(server, "create table kept as select 1 as one");
    }
    try (EmbeddedPostgres server = EmbeddedPostgres.start(reachable)) {
      assertThat(Sql.query(server, "select one from kept")).isEqualTo("1");
    }
  }

  private ProcessHandle liveServer() throws IOException {
    return server().orElseThrow();
  }

  private Optional<ProcessHandle> server() throws IOException {
    return PostmasterFile.in(settings.dataDirectory().resolve("cluster"))
        .flatMap(PostmasterFile::liveServer);
  }

  private String log(String name) throws IOException {
    return Files.readString(settings.dataDirectory().resolve(name));
  }
}

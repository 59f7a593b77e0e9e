package dev.tenantsync.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The files of one server: its data and the password they are guarded with. */
record Cluster(Path dataDirectory, Binaries binaries, RunAs runAs) {

  private static final String UNFINISHED = "cluster.new-";
  private static final int PASSWORD_BYTES = 32;
  private static final int STOP_SECONDS = 120;

  Path directory() {
    return dataDirectory.resolve("cluster");
  }

  static Path passwordFile(Path dataDirectory) {
    return dataDirectory.resolve("password");
  }

  static String password(Path dataDirectory) throws IOException {
    Path file = passwordFile(dataDirectory);
    if (!Files.exists(file)) {
      throw new EmbeddedPostgresException(
          "The data directory %s has data but its password file %s is gone; put it back."
              .formatted(dataDirectory, file));
    }
    return Files.readString(file).strip();
  }

  /**
   * Makes the data ready for a server: created at first start, of the right version, and with no
   * server of an earlier process left on them.
   */
  void prepare() throws IOException {
    runAs.own(dataDirectory);
    runAs.checkReach(binaries.program("postgres"), dataDirectory);
    if (!Files.isDirectory(directory())) {
      create();
    }
    checkVersion();
    runAs.own(directory());
    endLeftoverServer();
  }

  private void create() throws IOException {
    deleteUnfinished();
    writePassword();
    // Renamed when complete: a first start that is killed leaves no half-made data behind.
    Path unfinished = dataDirectory.resolve(UNFINISHED + System.nanoTime());
    Command initdb =
        Command.run(
            runAs.command(
                binaries.program("initdb").toString(),
                "--pgdata=" + unfinished,
                "--username=" + ServerAccess.USERNAME,
                "--pwfile=" + passwordFile(dataDirectory),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
    if (!initdb.succeeded()) {
      throw new EmbeddedPostgresException(
          "Cannot create the data in %s: initdb ended with %d: %s"
              .formatted(dataDirectory, initdb.exitCode(), initdb.output()));
    }
    Files.move(unfinished, directory(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void deleteUnfinished() throws IOException {
    List<Path> unfinished;
    try (Stream<Path> files = Files.list(dataDirectory)) {
      unfinished =
          files.filter(file -> file.getFileName().toString().startsWith(UNFINISHED)).toList();
    }
    for (Path directory : unfinished) {
      DirectoryTrees.delete(directory);
    }
  }

  private void writePassword() throws IOException {
    byte[] secret = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(secret);
    Path file = passwordFile(dataDirectory);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file,
        Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
        StandardOpenOption.WRITE);
    runAs.own(file);
  }

  private void checkVersion() throws IOException {
    String found = Files.readString(directory().resolve("PG_VERSION")).strip();
    if (!found.equals(binaries.majorVersion())) {
      throw new EmbeddedPostgresException(
          "The data directory %s holds data of PostgreSQL %s, but the embedded server is PostgreSQL"
                  .formatted(dataDirectory, found)
              + " %s (%s). Dump the data with the release that wrote them and load the dump into"
                  .formatted(binaries.majorVersion(), binaries.version())
              + " an empty data directory.");
    }
  }

  /**
   * Ends a server whose process died a moment ago or took its watchdog along, and clears the file
   * of one that is gone; otherwise a reused process id would stop PostgreSQL from starting.
   */
  private void endLeftoverServer() throws IOException {
    PostmasterFile.in(directory()).flatMap(PostmasterFile::liveServer).ifPresent(this::end);
    Files.deleteIfExists(PostmasterFile.path(directory()));
  }

  private void end(ProcessHandle server) {
    Command.run(List.of("sh", "-c", "kill -INT \"$0\"", Long.toString(server.pid())));
    try {
      server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException failure) {
      throw new EmbeddedPostgresException(
          "A server of an earlier process (id %d) on %s does not stop; end it by hand."
              .formatted(server.pid(), dataDirectory),
          failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresException("Interrupted", interrupted);
    }
  }
}

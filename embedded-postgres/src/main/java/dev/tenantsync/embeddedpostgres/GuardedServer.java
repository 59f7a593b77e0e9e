package dev.tenantsync.embeddedpostgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A running server under a small shell script that outlives this process just long enough to stop
 * it: the script's input is a pipe from here, which ends when this process ends, however it ends.
 */
final class GuardedServer {

  /**
   * Signals sent to all processes of a terminal or service are ignored: the server stops after its
   * user, not before. SIGINT is PostgreSQL's fast shutdown.
   */
  private static final String GUARD =
      """
      trap '' HUP INT TERM
      exec 3<&0 </dev/null
      "$@" 3<&- &
      server=$!
      { cat <&3 >/dev/null; kill -INT "$server"; } 2>/dev/null &
      guard=$!
      exec 3<&-
      wait "$server"
      ended=$?
      kill -KILL "$guard" 2>/dev/null
      exit "$ended"
      """;

  /**
   * Errors stay out of the log (their details are personal data); the client gets them. Checkpoints
   * are rare, because each makes the next change of every page cost a whole page in the log.
   */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "shared_buffers", "64MB",
          "max_connections", "60",
          "max_wal_size", "2GB",
          "checkpoint_timeout", "15min",
          "transaction_timeout", "5min",
          "idle_in_transaction_session_timeout", "1min",
          "timezone", "UTC",
          "log_min_messages", "log",
          "log_checkpoints", "off");

  private static final int POLL_MILLIS = 10;
  private static final long START_MILLIS = TimeUnit.MINUTES.toMillis(2);
  private static final int STOP_SECONDS = 60;

  private final Process guard;
  private final Cluster cluster;
  private final Path log;

  private GuardedServer(Process guard, Cluster cluster, Path log) {
    this.guard = guard;
    this.cluster = cluster;
    this.log = log;
  }

  static GuardedServer start(Cluster cluster, int port, Map<String, String> parameters)
      throws IOException {
    Path log = cluster.dataDirectory().resolve("server.log");
    if (Files.exists(log)) {
      Files.move(log, log.resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    Process guard =
        Command.builder(command(cluster, port, parameters)).redirectOutput(log.toFile()).start();
    return new GuardedServer(guard, cluster, log);
  }

  private static List<String> command(Cluster cluster, int port, Map<String, String> parameters) {
    List<String> command = new ArrayList<>();
    if (onPath("setsid")) {
      // Out of reach of Ctrl-C and of signals to the process group.
      command.add("setsid");
    }
    command.addAll(List.of("sh", "-c", GUARD, "embedded-postgres"));
    command.addAll(
        cluster
            .runAs()
            .command(
                cluster.binaries().program("postgres").toString(),
                "-D",
                cluster.directory().toString()));
    Map<String, String> all = new TreeMap<>(PARAMETERS);
    all.putAll(parameters);
    all.put("listen_addresses", "127.0.0.1");
    all.put("unix_socket_directories", "");
    all.put("port", Integer.toString(port));
    all.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /**
   * Waits until connections are accepted; after a crash that includes PostgreSQL's recovery.
   *
   * @return false if the server gave up because its port was taken
   * @throws EmbeddedPostgresException with the end of the log if it gave up for another reason
   */
  boolean awaitReady() throws IOException, InterruptedException {
    for (long waited = 0; waited < START_MILLIS; waited += POLL_MILLIS) {
      if (guard.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        return gaveUp();
      }
      if (PostmasterFile.in(cluster.directory()).filter(PostmasterFile::ready).isPresent()) {
        return true;
      }
    }
    stop();
    throw new EmbeddedPostgresException("PostgreSQL is not ready in time: " + logTail());
  }

  private boolean gaveUp() throws IOException {
    String tail = logTail();
    if (tail.contains("could not bind") || tail.contains("Address already in use")) {
      return false;
    }
    throw new EmbeddedPostgresException(
        "PostgreSQL ended with %d at start: %s".formatted(guard.exitValue(), tail));
  }

  private String logTail() throws IOException {
    int limit = 2_000;
    String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
    return text.substring(Math.max(0, text.length() - limit)) + " (from " + log + ")";
  }

  /**
   * Frees the lock when the server has ended. Until then the running process keeps the lock
   * reachable: an unreachable channel is closed, and its lock is gone.
   */
  void holdUntilEnd(DirectoryLock lock) {
    CompletableFuture<Void> unused = guard.onExit().thenRun(lock::close);
  }

  /** Ends the server with a checkpoint, as the end of this process would. */
  void stop() throws IOException, InterruptedException {
    guard.getOutputStream().close();
    if (!guard.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      throw new EmbeddedPostgresException("PostgreSQL does not stop: " + logTail());
    }
  }
}

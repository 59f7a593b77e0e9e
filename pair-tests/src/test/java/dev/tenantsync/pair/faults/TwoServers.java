package dev.tenantsync.pair.faults;

import static org.awaitility.Awaitility.await;

import dev.tenantsync.benchmark.pair.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A service's database at two addresses: a primary, and a standby that has written down every
 * change before it is acknowledged, and can take over.
 */
record TwoServers(FaultyDatabase primary, FaultyDatabase standby) {

  private static final String STANDBY = "standby";

  /**
   * Starts both; the standby is a copy of the primary's files, made while it is stopped.
   *
   * @param running closes them
   */
  static TwoServers start(Path home, Path programs, Running running)
      throws IOException, InterruptedException {
    Path one = home.resolve("one");
    Path other = home.resolve("other");
    FaultyDatabase primary =
        running.with(FaultyDatabase.start(one, programs, ServiceProcess.freePort()));
    primary.stop();
    new ProcessBuilder("cp", "-a", one.toString(), other.toString()).inheritIO().start().waitFor();
    primary.start();
    Path files = other.resolve("cluster");
    Files.createFile(files.resolve("standby.signal"));
    Files.writeString(
        files.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres password=%s application_name=%s'%n"
            .formatted(primary.port(), primary.password(), STANDBY),
        StandardOpenOption.APPEND);
    FaultyDatabase standby =
        running.with(FaultyDatabase.start(other, programs, ServiceProcess.freePort()));
    set(primary, "synchronous_standby_names = '" + STANDBY + "'");
    TwoServers both = new TwoServers(primary, standby);
    await("the standby is synchronous")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                primary
                    .texts("select sync_state from pg_stat_replication")
                    .equals(List.of("sync")));
    return both;
  }

  /** The settings of a service that uses whichever takes changes. */
  Map<String, String> environment() {
    return primary.at(
        "127.0.0.1:" + primary.port() + ",127.0.0.1:" + standby.port(), "targetServerType=primary");
  }

  /** The primary dies, and the standby takes over. */
  void crash() {
    primary.crash();
    promote();
  }

  /** The primary keeps all its connections and takes no more changes; the standby takes over. */
  void handOver() throws Exception {
    set(primary, "default_transaction_read_only = on");
    String written = primary.texts("select pg_current_wal_flush_lsn()").get(0);
    await("the standby has everything")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                standby
                    .texts("select pg_last_wal_replay_lsn() >= '" + written + "'")
                    .equals(List.of("t")));
    promote();
  }

  private void promote() {
    standby.execute("select pg_promote()");
  }

  private static void set(FaultyDatabase server, String setting) {
    server.execute("alter system set " + setting);
    server.execute("select pg_reload_conf()");
  }
}

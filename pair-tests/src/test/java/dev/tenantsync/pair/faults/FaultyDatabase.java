package dev.tenantsync.pair.faults;

import dev.tenantsync.embeddedpostgres.EmbeddedPostgres;
import dev.tenantsync.embeddedpostgres.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A service's PostgreSQL server, which can be stopped, or crash, and comes back on any port. */
final class FaultyDatabase implements AutoCloseable {

  private final ServerSettings settings;
  private EmbeddedPostgres server;
  private boolean running = true;

  private FaultyDatabase(ServerSettings settings) {
    this.settings = settings;
    this.server = EmbeddedPostgres.start(settings);
  }

  static FaultyDatabase start(Path home, Path programs) {
    return start(home, programs, 0);
  }

  /**
   * @param port at which it comes back, too; 0 for any
   */
  static FaultyDatabase start(Path home, Path programs, int port) {
    return new FaultyDatabase(ServerSettings.in(home).withBinariesHome(programs).withPort(port));
  }

  /** As an administrator stops it: connections end, what is committed is on the disk. */
  synchronized void stop() {
    running = false;
    server.close();
  }

  /** As a power cut stops it, but for the disk: the next start recovers. */
  synchronized void crash() {
    try {
      Path file = settings.dataDirectory().resolve("cluster/postmaster.pid");
      String pid = Files.readAllLines(file).get(0).strip();
      new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
    } catch (IOException failure) {
      throw new IllegalStateException("the database cannot be made to crash", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
    stop();
  }

  /** Starts it again, if it does not run. */
  synchronized void start() {
    if (!running) {
      server = EmbeddedPostgres.start(settings);
      running = true;
    }
  }

  synchronized int port() {
    return server.access().port();
  }

  /** Its cluster's files. */
  Path files() {
    return settings.dataDirectory().resolve("cluster");
  }

  synchronized String password() {
    return server.password();
  }

  /** The settings that make a service reach it through this proxy, under a name of its own. */
  Map<String, String> through(FaultProxy proxy, String application) {
    return at("127.0.0.1:" + proxy.port(), "ApplicationName=" + application);
  }

  /**
   * The settings that make a service reach it there.
   *
   * @param addresses hosts with ports, joined by commas
   * @param property of the connection, as in a URL
   */
  synchronized Map<String, String> at(String addresses, String property) {
    String url = server.jdbcUrl().replace("127.0.0.1:" + port(), addresses) + "&" + property;
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL", url,
        "QUARKUS_DATASOURCE_USERNAME", server.username(),
        "QUARKUS_DATASOURCE_PASSWORD", server.password());
  }

  /** Past all proxies. */
  Connection connect() throws SQLException {
    EmbeddedPostgres now;
    synchronized (this) {
      now = server;
    }
    return DriverManager.getConnection(now.jdbcUrl(), now.username(), now.password());
  }

  void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  /** The first column of every row. */
  List<String> texts(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  /** Whether a question has an answer once something was planted, of which nothing remains. */
  boolean finds(String question, String planted) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(planted);
      boolean found = statement.executeQuery(question).next();
      connection.rollback();
      return found;
    } catch (SQLException failure) {
      throw new IllegalStateException(planted, failure);
    }
  }

  @Override
  public synchronized void close() {
    if (running) {
      stop();
    }
  }
}

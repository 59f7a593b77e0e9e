package dev.tenantsync.benchmark.reference;

import dev.tenantsync.benchmark.http.Crew;
import dev.tenantsync.benchmark.population.Population;
import dev.tenantsync.embeddedpostgres.EmbeddedPostgres;
import dev.tenantsync.embeddedpostgres.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A server of the kind and with the settings that each service has, and nothing beside it. */
public final class ReferenceServer implements AutoCloseable {

  private static final int ROWS = 1000;

  private final EmbeddedPostgres server;
  private final Path folder;

  private ReferenceServer(EmbeddedPostgres server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** Starts one with fsync, in a folder of its own. */
  public static ReferenceServer start(Path folder, Path programs) {
    return new ReferenceServer(
        EmbeddedPostgres.start(ServerSettings.in(folder).withBinariesHome(programs)), folder);
  }

  /** Rows per second by COPY into the empty table. */
  public double copy(Population population) {
    Path file = folder.resolve("rows");
    try (Connection connection = connect()) {
      MirrorTable table = new MirrorTable(connection);
      table.create();
      if (!Files.exists(file)) {
        MirrorTable.write(population, file);
      }
      return population.size() / table.copy(file);
    } catch (SQLException | IOException failure) {
      throw new IllegalStateException("COPY failed", failure);
    }
  }

  /** Rows per second by upserts into the empty table. */
  public double upsert(Population population) {
    try (Connection connection = connect()) {
      MirrorTable table = new MirrorTable(connection);
      table.create();
      return population.size() / table.upsert(population);
    } catch (SQLException failure) {
      throw new IllegalStateException("the upsert failed", failure);
    }
  }

  /** Commits per second of so many connections, each of which updates one row at a time. */
  public double commits(int connections, Duration time) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists single (id int primary key, n int not null)");
      statement.execute(
          "insert into single select n, 0 from generate_series(0, "
              + (ROWS - 1)
              + ") n"
              + " on conflict do nothing");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    long start = System.nanoTime();
    long end = start + time.toNanos();
    int count =
        Crew.work(connections, client -> () -> commit(client, connections, end)).stream()
            .mapToInt(Integer::intValue)
            .sum();
    return count / ((System.nanoTime() - start) / 1e9);
  }

  private int commit(int client, int clients, long end) throws SQLException {
    int count = 0;
    try (Connection connection = connect();
        PreparedStatement statement =
            connection.prepareStatement("update single set n = n + 1 where id = ?")) {
      for (int row = client; end - System.nanoTime() > 0; row += clients) {
        statement.setInt(1, row % ROWS);
        statement.executeUpdate();
        count++;
      }
    }
    return count;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
  }

  @Override
  public void close() {
    server.close();
  }
}

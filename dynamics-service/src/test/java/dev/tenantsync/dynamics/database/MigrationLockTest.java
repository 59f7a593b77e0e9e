package dev.tenantsync.dynamics.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class MigrationLockTest {

  private static final String CALLBACK = "beforeEachMigrate.sql";

  @TempDir Path migrations;
  @Inject DataSource pool;

  @BeforeEach
  void write() throws IOException, SQLException {
    Files.copy(Path.of("src/main/resources/db/migration", CALLBACK), migrations.resolve(CALLBACK));
    Files.writeString(
        migrations.resolve("V1__wait.sql"), "alter table waiting.busy add column later text;");
    execute("create schema waiting; create table waiting.busy (id int)");
  }

  @AfterEach
  void drop() throws SQLException {
    execute("drop schema waiting cascade");
  }

  @Test
  void aMigrationDoesNotHaveOthersWaitForATableBehindIt() throws SQLException {
    try (Connection reader = pool.getConnection();
        Statement reading = reader.createStatement()) {
      reader.setAutoCommit(false);
      reading.execute("select * from waiting.busy");

      assertThatThrownBy(this::migrate).hasStackTraceContaining("lock timeout");

      reader.rollback();
    }
    assertThat(migrate()).isEqualTo(1);
  }

  private int migrate() {
    return Flyway.configure()
        .dataSource(pool)
        .schemas("waiting")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .locations("filesystem:" + migrations)
        .load()
        .migrate()
        .migrationsExecuted;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

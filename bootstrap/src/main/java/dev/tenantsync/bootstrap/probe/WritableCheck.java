package dev.tenantsync.bootstrap.probe;

import dev.tenantsync.bootstrap.database.FullDisk;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the database answers and takes changes, which a standby does not, nor one without
 * room.
 */
@Readiness
@ApplicationScoped
class WritableCheck implements HealthCheck {

  private final DataSource database;
  private final FullDisk disk;

  WritableCheck(DataSource database, FullDisk disk) {
    this.database = database;
    this.disk = disk;
  }

  @Override
  public HealthCheckResponse call() {
    String reason = reason();
    return HealthCheckResponse.named("database")
        .status(reason.equals("ready"))
        .withData("reason", reason)
        .build();
  }

  private String reason() {
    if (disk.isRecent()) {
      return "the database had no room for a change";
    }
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("show transaction_read_only")) {
      return answer.next() && answer.getString(1).equals("off")
          ? "ready"
          : "the database takes no changes";
    } catch (SQLException failure) {
      return "the database does not answer (SQLSTATE " + failure.getSQLState() + ")";
    }
  }
}

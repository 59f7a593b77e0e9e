package dev.tenantsync.office365.tenant;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the schema stands and the tenant is founded; what is missing is named. */
@Readiness
@ApplicationScoped
class ReadyCheck implements HealthCheck {

  private static final String UNDEFINED_TABLE = "42P01";

  private static final String STANDING =
      """
      select exists (select from tenant) as founded, (
        select version from flyway_schema_history
        where success and version is not null order by installed_rank desc limit 1) as migration
      """;

  private final AgroalDataSource database;

  ReadyCheck(AgroalDataSource database) {
    this.database = database;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("directory");
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(STANDING);
        ResultSet row = query.executeQuery()) {
      boolean founded = row.next() && row.getBoolean("founded");
      return answer
          .status(founded)
          .withData("reason", founded ? "ready" : "the tenant is not founded")
          .withData("database", "answers")
          .withData("migration", String.valueOf(row.getString("migration")))
          .withData("tenant", founded ? "founded" : "missing")
          .build();
    } catch (SQLException failure) {
      return down(answer, UNDEFINED_TABLE.equals(failure.getSQLState()));
    }
  }

  private static HealthCheckResponse down(HealthCheckResponseBuilder answer, boolean answers) {
    String reason = answers ? "the database is not migrated" : "the database does not answer";
    return answer
        .down()
        .withData("reason", reason)
        .withData("database", answers ? "answers" : "does not answer")
        .withData("migration", answers ? "missing" : "unknown")
        .build();
  }
}

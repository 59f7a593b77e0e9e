package dev.tenantsync.dynamics.sync;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.DatabaseException;
import dev.tenantsync.dynamics.environment.SecurityGroup;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the schema and the environment's first rows stand; the directory may be away. What is
 * looked at, in this order, is named with how it stands, up to what is missing.
 */
@Readiness
@ApplicationScoped
class ReadyCheck implements HealthCheck {

  private static final String UNDEFINED_TABLE = "42P01";

  private final Database database;
  private final Provisioner provisioner;
  private final SecurityGroup securityGroup;

  ReadyCheck(Database database, Provisioner provisioner, SecurityGroup securityGroup) {
    this.database = database;
    this.provisioner = provisioner;
    this.securityGroup = securityGroup;
  }

  @Override
  public HealthCheckResponse call() {
    Map<String, String> parts = new LinkedHashMap<>();
    String reason = reason(parts);
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("environment")
            .status(reason.equals("ready"))
            .withData("reason", reason)
            .withData("scope", scope());
    parts.forEach(answer::withData);
    return answer.build();
  }

  /** An unknown scope keeps nobody from working. */
  private String scope() {
    try {
      return securityGroup.knowledge().sentence();
    } catch (DatabaseException failure) {
      return "not known";
    }
  }

  private String reason(Map<String, String> parts) {
    try {
      return laid(parts);
    } catch (DatabaseException failure) {
      boolean answers = failure.hasState(UNDEFINED_TABLE);
      parts.put("database", answers ? "answers" : "does not answer");
      parts.put("migration", answers ? "missing" : "unknown");
      return answers ? "the database is not migrated" : "the database does not answer";
    }
  }

  private String laid(Map<String, String> parts) {
    String version =
        database
            .first(
                """
                select version from flyway_schema_history
                where success and version is not null order by installed_rank desc limit 1
                """,
                row -> row.text("version"))
            .orElse("missing");
    boolean cursors = database.number("select count(*) as n from feed_cursor") > 0;
    boolean root = provisioner.ready();
    parts.put("database", "answers");
    parts.put("migration", version);
    parts.put("cursors", cursors ? "laid" : "missing");
    parts.put("rootUnit", root ? "laid" : "missing");
    if (!cursors) {
      return "the cursors are not laid";
    }
    return root ? "ready" : "the root business unit and its roles are not laid";
  }
}

package dev.tenantsync.dynamics.sync;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.DatabaseException;
import dev.tenantsync.dynamics.environment.SecurityGroup;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the schema and the environment's first rows stand; the directory may be away. */
@Readiness
@ApplicationScoped
class ReadyCheck implements HealthCheck {

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
    String reason = reason();
    return HealthCheckResponse.named("environment")
        .status(reason.equals("ready"))
        .withData("reason", reason)
        .withData("scope", scope())
        .build();
  }

  /** An unknown scope keeps nobody from working. */
  private String scope() {
    try {
      return securityGroup.knowledge().sentence();
    } catch (DatabaseException failure) {
      return "not known";
    }
  }

  private String reason() {
    try {
      if (database.number("select count(*) as n from feed_cursor") == 0) {
        return "the cursors are not laid";
      }
      return provisioner.ready() ? "ready" : "the root business unit and its roles are not laid";
    } catch (DatabaseException failure) {
      return "the database does not answer, or is not migrated";
    }
  }
}

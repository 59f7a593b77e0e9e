package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.environment.CurrentSettings;
import dev.tenantsync.dynamics.environment.EnvironmentSettings;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Remembers the settings that decisions were made with; a changed one decides everybody anew. */
@ApplicationScoped
class UsedSettings {

  private final Database database;
  private final CurrentSettings settings;
  private final Provisioner provisioner;

  UsedSettings(Database database, CurrentSettings settings, Provisioner provisioner) {
    this.database = database;
    this.settings = settings;
    this.provisioner = provisioner;
  }

  /** At start: the configuration may be another than before. */
  void compare() {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              provisioner.lockGuard();
              follow(settings.current());
            });
  }

  /** In the transaction that holds the guard: nobody decides by the old ones meanwhile. */
  void follow(EnvironmentSettings now) {
    follow(
        Map.of(
            "licensing.service-plans", plans(now),
            "users.keep-system-administrator", String.valueOf(now.keepSystemAdministrator())));
  }

  void follow(Map<String, String> deciding) {
    long changed =
        deciding.entrySet().stream()
            .filter(setting -> remember(setting.getKey(), setting.getValue()))
            .count();
    if (changed > 0) {
      raiseVersions();
    }
  }

  private static String plans(EnvironmentSettings settings) {
    return settings.servicePlans().stream()
        .map(UUID::toString)
        .sorted()
        .collect(Collectors.joining(","));
  }

  private boolean remember(String name, String value) {
    return database.update(
            """
            insert into used_setting as s (name, value) values (?, ?)
            on conflict (name) do update set value = excluded.value where s.value <> excluded.value
            """,
            name,
            value)
        > 0;
  }

  private void raiseVersions() {
    database.list(
        "select object_id from directory_account order by object_id for update",
        row -> row.uuid("object_id"));
    database.update(
        "update directory_account set version = nextval('account_version'), withheld = false, reached_before = null");
  }
}

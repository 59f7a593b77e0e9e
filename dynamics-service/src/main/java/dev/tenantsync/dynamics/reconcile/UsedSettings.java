package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.stream.Collectors;

/** Remembers the settings that decisions were made with; a changed one decides everybody anew. */
@ApplicationScoped
class UsedSettings {

  private final Database database;
  private final DynamicsSettings settings;

  UsedSettings(Database database, DynamicsSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  void compare() {
    String plans =
        settings.licensing().servicePlans().stream()
            .map(UUID::toString)
            .sorted()
            .collect(Collectors.joining(","));
    compare("licensing.service-plans", plans);
    compare(
        "users.keep-system-administrator",
        String.valueOf(settings.users().keepSystemAdministrator()));
  }

  void compare(String name, String value) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              if (remember(name, value) > 0) {
                raiseVersions();
              }
            });
  }

  private int remember(String name, String value) {
    return database.update(
        """
        insert into used_setting as s (name, value) values (?, ?)
        on conflict (name) do update set value = excluded.value where s.value <> excluded.value
        """,
        name,
        value);
  }

  private void raiseVersions() {
    database.list(
        "select object_id from directory_account order by object_id for update",
        row -> row.uuid("object_id"));
    database.update(
        "update directory_account set version = nextval('account_version'), withheld = false, reached_before = null");
  }
}

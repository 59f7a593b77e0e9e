package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.environment.CurrentSettings;
import dev.tenantsync.dynamics.environment.EnvironmentSettings;
import dev.tenantsync.dynamics.mirror.Attachment;
import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Remembers the settings that decisions were made with; a changed one decides everybody anew. */
@ApplicationScoped
class UsedSettings {

  private static final String NO_GROUP = "none";

  private final Database database;
  private final CurrentSettings settings;
  private final Provisioner provisioner;
  private final Attachment attachment;
  private final Failures failures;

  UsedSettings(
      Database database,
      CurrentSettings settings,
      Provisioner provisioner,
      Attachment attachment,
      Failures failures) {
    this.database = database;
    this.settings = settings;
    this.provisioner = provisioner;
    this.attachment = attachment;
    this.failures = failures;
  }

  /** At start: the configuration may be another than before. */
  void compare() {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              provisioner.lockGuard();
              settings.locked();
              follow(settings.current());
            });
  }

  /**
   * In the transaction that holds the guard and the settings: nobody decides by the old ones
   * meanwhile.
   */
  void follow(EnvironmentSettings now) {
    String group = now.securityGroup().map(UUID::toString).orElse(NO_GROUP);
    String before = used("users.security-group");
    follow(
        Map.of(
            "licensing.service-plans", plans(now),
            "users.keep-system-administrator", String.valueOf(now.keepSystemAdministrator()),
            "users.security-group", group));
    if (!group.equals(before)) {
      attachment.changed(!before.equals(NO_GROUP), now.securityGroup());
      failures.clearReading(Feed.GROUPS.name());
      failures.clearReading(Feed.GROUPS + "_RESYNC");
    }
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

  private String used(String name) {
    return database
        .first("select value from used_setting where name = ?", row -> row.text("value"), name)
        .orElse(NO_GROUP);
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
        """
        update directory_account
        set version = nextval('account_version'), withheld = false,
          reached_before = case when version <> decided_version then reached_before end
        """);
  }
}

package dev.tenantsync.dynamics.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.environment.CurrentSettings;
import dev.tenantsync.dynamics.environment.EnvironmentSettings;
import dev.tenantsync.dynamics.environment.Overrides;
import dev.tenantsync.dynamics.environment.Setting;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.reconcile.SyncRequests.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Changes settings at run time. In one transaction, under the guard: what is set, who set it, and
 * that everybody is undecided whom it may concern.
 */
@ApplicationScoped
public class SettingsChange {

  private static final Logger LOG = Logger.getLogger(SettingsChange.class);

  private final Database database;
  private final CurrentSettings settings;
  private final UsedSettings usedSettings;
  private final Provisioner provisioner;
  private final SyncRequests requests;
  private final ObjectMapper json;

  SettingsChange(
      Database database,
      CurrentSettings settings,
      UsedSettings usedSettings,
      Provisioner provisioner,
      SyncRequests requests,
      ObjectMapper json) {
    this.database = database;
    this.settings = settings;
    this.usedSettings = usedSettings;
    this.provisioner = provisioner;
    this.requests = requests;
    this.json = json;
  }

  /**
   * Changes some settings; a change that changes nothing leaves the version as it is.
   *
   * @param changes empty hands a setting back to the configuration
   * @param version whether these are the settings that the client means to change
   * @param actor who changes them, by id
   * @return as they stand now; empty where the version is another
   */
  @Transactional
  public Optional<Overrides> change(
      Map<Setting, Optional<Object>> changes, LongPredicate version, String actor) {
    provisioner.lockGuard();
    Overrides before = settings.locked();
    if (!version.test(before.version())) {
      return Optional.empty();
    }
    Overrides wanted = before.with(changes);
    if (wanted.equals(before)) {
      return Optional.of(before);
    }
    EnvironmentSettings used = settings.current();
    Overrides now = settings.write(wanted);
    log(used, now, actor);
    usedSettings.follow(settings.current());
    requests.ask(Kind.PULL, null);
    return Optional.of(now);
  }

  private void log(EnvironmentSettings before, Overrides now, String actor) {
    EnvironmentSettings after = settings.current();
    database.update(
        """
        insert into environment_log (version, actor, before, after)
        values (?, ?, ?::jsonb, ?::jsonb)
        """,
        now.version(),
        actor,
        text(before),
        text(after));
    LOG.infof("settings version %d: %s, by %s", now.version(), text(after), actor);
  }

  private String text(EnvironmentSettings shown) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      values.put(setting.wireName(), setting.shown(shown).orElse(null));
    }
    try {
      return json.writeValueAsString(values);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The restores of this database that the service was told of, by their names. They are kept, so
 * that it is the same whether a name is told again at the next start or no more.
 */
@ApplicationScoped
class Restores {

  private static final Logger LOG = Logger.getLogger(Restores.class);

  /** The SQL expression, a text, that tells the last one apart from all others and from none. */
  static final String LAST =
      """
      coalesce((select '/' || name from database_restore order by number desc limit 1), '')""";

  private final Database database;
  private final Optional<String> setting;

  Restores(Database database, DynamicsSettings settings) {
    this.database = database;
    this.setting = settings.database().restored();
  }

  void start(@Observes StartupEvent starting) {
    setting.ifPresent(this::told);
  }

  /** That the database was restored; a name that is known says nothing new. */
  void told(String name) {
    int told =
        database.update(
            "insert into database_restore (name) values (?) on conflict (name) do nothing", name);
    if (told > 0) {
      LOG.infof("restored (%s): every client that tracks changes begins again", name);
    }
  }
}

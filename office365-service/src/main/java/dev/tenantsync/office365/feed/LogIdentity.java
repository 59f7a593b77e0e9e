package dev.tenantsync.office365.feed;

import dev.tenantsync.bootstrap.database.Home;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The log's epoch, which is another one after the log was set back: by a restored backup, or by a
 * standby that took over and may lack the last changes. Whoever followed it then begins again.
 */
@ApplicationScoped
class LogIdentity {

  private static final Logger LOG = Logger.getLogger(LogIdentity.class);

  /** Renumbered in one transaction, which holds the feed back. */
  private static final int CHUNK = 10_000;

  private static final String HOME = Home.of("change");

  /** A standby cannot tell, and cannot be written either. */
  static final String AT_HOME =
      "case when pg_is_in_recovery() then true else coalesce(feed.home = %s, false) end"
          .formatted(HOME);

  /** The epoch of what is written; null where the log is not at home, for then it is a new one. */
  static final String EPOCH = "(select case when %s then epoch end from feed)".formatted(AT_HOME);

  /** A log that never had a home has the one that it is found in. */
  private static final String MOVE_IN =
      "update feed set home = %s where home is null".formatted(HOME);

  private static final String RENEW =
      "update feed set epoch = gen_random_uuid(), home = %s where epoch = ?".formatted(HOME);

  private static final String SETTLE =
      "update feed set epoch = gen_random_uuid(), home = %s where not (%s)"
          .formatted(HOME, AT_HOME);

  private static final String RENEW_AFTER_RESTORE =
      """
      update feed set epoch = gen_random_uuid(), home = %s, restored = ?
      where restored is distinct from ?
      """
          .formatted(HOME);

  /**
   * Every number below 3 is reserved, and 3 was used to make the cluster. All rows get it, also
   * those that this server has reached, or they would follow what was written after them; whose
   * numbers are still to come go last, so that an interrupted run is gone on with.
   */
  private static final String RENUMBER =
      """
      update change set xact = '3'
      from (select xact, seq from change
            where xact > '3'
              and exists (select from change where xact >= pg_snapshot_xmax(pg_current_snapshot()))
            order by xact, seq limit ?) foreign_row
      where (change.xact, change.seq) = (foreign_row.xact, foreign_row.seq)
      """;

  private final AgroalDataSource database;
  private final FeedSettings settings;

  LogIdentity(AgroalDataSource database, FeedSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /** Runs after the log was begun and before anything is appended to it or read from it. */
  void start(@Observes @Priority(2) StartupEvent event) {
    write(MOVE_IN);
    settle();
    settings.restored().ifPresent(this::restored);
    renumber();
  }

  /** That the database was restored, by the name of that restore; a known one says nothing new. */
  void restored(String name) {
    if (write(RENEW_AFTER_RESTORE, name, name) > 0) {
      LOG.infof("Restored (%s): every client of the feeds begins again", name);
    }
  }

  /** Gives the log another epoch where it is not at home, unless somebody has. */
  void settle() {
    warn(write(SETTLE));
  }

  /** Gives the log another epoch than this one, unless somebody has. */
  void renew(UUID epoch) {
    warn(write(RENEW, epoch));
  }

  private static void warn(int renewed) {
    if (renewed > 0) {
      LOG.warn("The change log was set back or moved: every client of the feeds begins again");
    }
  }

  /**
   * A dump has the transaction numbers of another server, which this one may yet have to reach:
   * until then nobody would see those changes, and everybody would see later ones as earlier. Among
   * themselves they keep the order in which they were written.
   */
  void renumber() {
    while (write(RENUMBER, CHUNK) > 0) {
      LOG.info("Changes of another server were renumbered");
    }
  }

  private int write(String sql, Object... values) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              try (Connection connection = database.getConnection();
                  PreparedStatement update = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                  update.setObject(i + 1, values[i]);
                }
                return update.executeUpdate();
              } catch (SQLException e) {
                throw new IllegalStateException("the change log's identity was not settled", e);
              }
            });
  }
}

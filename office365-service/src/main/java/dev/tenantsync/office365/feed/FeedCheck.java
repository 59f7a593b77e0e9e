package dev.tenantsync.office365.feed;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how long the oldest change has been kept from the feed by a transaction that began before
 * it, and by whose. Every replica would say the same, so the service is ready all the same.
 */
@Readiness
@ApplicationScoped
class FeedCheck implements HealthCheck {

  /** The oldest transaction of all is the fence; a prepared one is no process's. */
  private static final String UNREADABLE =
      """
      select (extract(epoch from clock_timestamp() - oldest.changed_at) * 1000)::bigint,
             coalesce(holder.who, 'a transaction that cannot be seen')
      from (select changed_at from change where xact >= pg_snapshot_xmin(pg_current_snapshot())
            order by xact, seq limit 1) oldest
      left join lateral (
        select 'process ' || pid || ' (' || application_name || ')' as who
        from pg_stat_activity
        where backend_xid = pg_snapshot_xmin(pg_current_snapshot())::xid) holder on true
      """;

  private final AgroalDataSource database;

  FeedCheck(AgroalDataSource database) {
    this.database = database;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder feed = HealthCheckResponse.named("feed").up();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(UNREADABLE)) {
      return row.next()
          ? feed.withData("unreadableMillis", row.getLong(1))
              .withData("heldBackBy", row.getString(2))
              .build()
          : feed.withData("unreadableMillis", 0).build();
    } catch (SQLException failure) {
      return feed.withData("unreadableMillis", "unknown").build();
    }
  }
}

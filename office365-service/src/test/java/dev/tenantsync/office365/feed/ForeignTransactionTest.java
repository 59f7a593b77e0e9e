package dev.tenantsync.office365.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.OpenTransaction;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

/** A transaction of somebody else's on the directory's server, which does not end. */
@QuarkusTest
class ForeignTransactionTest {

  @Inject DataSource pool;
  @Inject @Readiness FeedCheck check;

  private final FeedClient feed = FeedClient.of("/v1.0/users/delta");

  @Test
  void itHoldsTheFeedBackAndIsNamedAndNothingIsLostOrReordered() throws Exception {
    String first = Directory.user();
    String second = Directory.user();
    String start = feed.latest();
    FeedClient.Round during;
    try (OpenTransaction other = new OpenTransaction(pool)) {
      other.run("select pg_current_xact_id()");
      Directory.change(first, Map.of("city", "Ghent"));
      Directory.change(second, Map.of("city", "Ghent"));
      Directory.change(first, Map.of("city", "Bruges"));

      during = feed.round(start);
      assertThat(during.allEntries()).isEmpty();
      HealthCheckResponse told = check.call();
      assertThat(told.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
      assertThat((Long) told.getData().orElseThrow().get("unreadableMillis")).isPositive();
      assertThat(told.getData().orElseThrow().get("heldBackBy"))
          .asString()
          .startsWith("process " + other.pid() + " (");
    }

    FeedClient.Round after = feed.round(during.delta());
    assertThat(List.copyOf(after.entries().keySet())).containsExactlyInAnyOrder(first, second);
    assertThat(check.call().getData().orElseThrow()).doesNotContainKey("heldBackBy");
  }

  @Test
  void aTransactionOfNoProcessIsNotTakenForAnotherOne() throws Exception {
    String user = Directory.user();
    try (OpenTransaction unseen = new OpenTransaction(pool);
        OpenTransaction younger = new OpenTransaction(pool);
        AgroalDataSource blind = without(unseen.pid())) {
      unseen.run("select pg_current_xact_id()");
      younger.run("select pg_current_xact_id()");
      Directory.change(user, Map.of("city", "Ghent"));

      assertThat(new FeedCheck(blind).call().getData().orElseThrow().get("heldBackBy"))
          .isEqualTo("a transaction that cannot be seen");
    }
  }

  /** Shows the server's processes but one, as if its transaction were a prepared one. */
  private static AgroalDataSource without(int pid) throws SQLException {
    Config config = ConfigProvider.getConfig();
    String database = "quarkus.datasource.";
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                connections ->
                    connections
                        .maxSize(1)
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .jdbcUrl(config.getValue(database + "jdbc.url", String.class))
                                    .principal(
                                        new NamePrincipal(
                                            config.getValue(database + "username", String.class)))
                                    .credential(
                                        new SimplePassword(
                                            config.getValue(database + "password", String.class)))
                                    .initialSql(
                                        "set search_path = pg_temp, public, pg_catalog;"
                                            + " create temp view pg_stat_activity as"
                                            + " select * from pg_catalog.pg_stat_activity"
                                            + " where pid <> "
                                            + pid))));
  }
}

package dev.tenantsync.office365.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.OpenTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
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
      assertThat((String) told.getData().orElseThrow().get("heldBackBy")).startsWith("process ");
    }

    FeedClient.Round after = feed.round(during.delta());
    assertThat(List.copyOf(after.entries().keySet())).containsExactlyInAnyOrder(first, second);
    assertThat(check.call().getData().orElseThrow()).doesNotContainKey("heldBackBy");
  }
}

package dev.tenantsync.pair.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.pair.faults.Client.Call;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** What comes after changes: nothing more to be done, and everything as it should be. */
final class Rest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String CHANGES = "select count(*) from change";
  private static final String STEPS = "select count(*) from provisioning_log where actor = 'sync'";

  private final Stage stage;
  private final Tenant tenant;
  private final Supplier<List<String>> comparison;
  private final long since = System.nanoTime();
  private volatile List<String> changes = List.of();

  /**
   * Begins now: nobody changes anything any more.
   *
   * @param comparison says what should not be
   */
  Rest(Stage stage, Tenant tenant, Supplier<List<String>> comparison) {
    this.stage = stage;
    this.tenant = tenant;
    this.comparison = comparison;
  }

  void await(String afterWhat) {
    Awaitility.await(afterWhat + " at rest")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              changes = stage.database("directory").texts(CHANGES);
              Duration quiet = Duration.ofNanos(System.nanoTime() - since);
              List<String> faults = new ArrayList<>(Settling.open(tenant, quiet));
              faults.addAll(comparison.get());
              assertThat(faults).isEmpty();
            });
  }

  /**
   * Had a change been lost, it would be found now. A call of which nobody awaits the answer any
   * more may still have been made since the comparison, and then there is something to find.
   */
  void readingAgainDecidesNothing() throws SQLException {
    FaultyDatabase dynamics = stage.database("dynamics");
    List<String> before = dynamics.texts(STEPS);
    tenant.dynamics().call(Call.post("/sync/resync", null)).required();
    List<String> after = dynamics.texts(STEPS);
    if (stage.database("directory").texts(CHANGES).equals(changes)) {
      assertThat(after).as("steps taken, with those of a resync").isEqualTo(before);
    }
  }
}

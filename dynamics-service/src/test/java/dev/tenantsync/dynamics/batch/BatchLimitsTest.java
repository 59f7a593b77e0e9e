package dev.tenantsync.dynamics.batch;

import static dev.tenantsync.dynamics.batch.Batches.account;
import static dev.tenantsync.dynamics.batch.Batches.send;
import static dev.tenantsync.dynamics.batch.RawBatch.RawChangeSet.set;
import static dev.tenantsync.dynamics.batch.RawBatch.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.systemuser.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The limits of batches are settings. */
@QuarkusTest
@TestProfile(BatchLimitsTest.Narrow.class)
class BatchLimitsTest {

  @Inject World world;
  @Inject DataSource pool;

  /** Three requests, and a change set of a moment. */
  public static class Narrow extends DirectoryProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
      overrides.put("dynamics.batch.max-requests", "3");
      overrides.put("dynamics.batch.change-set-timeout", "1s");
      return overrides;
    }
  }

  @Test
  void requestsAreCounted() {
    RawBatch three = batch().get("WhoAmI").get("WhoAmI").get("WhoAmI");
    assertThat(send(three).statuses()).containsExactly(200, 200, 200);

    assertThat(send(three.get("WhoAmI")).message()).contains("more than 3 requests");
  }

  @Test
  void changeSetThatTakesTooLongIsUndone() throws Exception {
    world.clear();
    String id =
        send(batch().request("POST", "accounts", account("There")))
            .part(0)
            .header("OData-EntityId")
            .replaceAll(".*(accounts.*)", "$1");
    CompletableFuture<BatchAnswer> slow;
    CompletableFuture<BatchAnswer> behind;
    try (Connection row = pool.getConnection()) {
      row.setAutoCommit(false);
      try (Statement statement = row.createStatement()) {
        statement.executeQuery("select from account for update").close();
        slow =
            CompletableFuture.supplyAsync(
                () ->
                    send(
                        batch()
                            .changeSet(
                                set()
                                    .request("PATCH", id, account("Changed"))
                                    .request("POST", "accounts", account("Second")))));
        await().until(() -> seconds(statement) > 1);
        behind =
            CompletableFuture.supplyAsync(
                () ->
                    send(batch().changeSet(set().request("POST", "accounts", account("Behind")))));
        assertThat(behind.get().statuses()).containsExactly(503);
      }
      row.rollback();
    }

    assertThat(slow.get().statuses()).containsExactly(400);
    assertThat(slow.get().part(0).code()).isEqualTo("0x80044151");
    assertThat(send(batch().get("accounts?$select=name")).part(0).json().getList("value.name"))
        .containsExactly("There");
  }

  /** How long somebody has waited for a lock. */
  private static double seconds(Statement statement) throws Exception {
    statement.executeQuery("select pg_stat_clear_snapshot()").close();
    try (ResultSet result =
        statement.executeQuery(
            "select coalesce(max(extract(epoch from clock_timestamp() - query_start)), 0)"
                + " from pg_stat_activity where wait_event_type = 'Lock'")) {
      result.next();
      return result.getDouble(1);
    }
  }
}

package dev.tenantsync.office365.overload;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.OpenTransaction;
import dev.tenantsync.office365.Rows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients hear of a database in trouble, and what is left of it afterwards. */
@QuarkusTest
class DatabaseFaultsTest {

  /** Of a machine with more to do than this. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String EVERY_CONNECTION =
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
          + " and pid <> pg_backend_pid() and backend_type = 'client backend'";

  @Inject AgroalDataSource pool;
  @Inject Rows rows;

  private String user;
  private String path;

  @BeforeEach
  void somebody() {
    user = Graph.user();
    path = "/v1.0/users/" + user;
  }

  @ParameterizedTest
  @ValueSource(strings = {"pg_terminate_backend", "pg_cancel_backend"})
  void aWriteWhoseStatementWasEndedLeavesNothingAndMayBeSentAgain(String end) throws Exception {
    String before = rows.text("select u::text from directory_user u where id = ?::uuid", user);
    Response refused;
    try (OpenTransaction other = new OpenTransaction(pool)) {
      other.run("select from directory_user where id = '" + user + "' for update");
      CompletableFuture<Response> change = supplyAsync(() -> named("Lost"));
      other
          .awaitBlocking()
          .run(
              "select "
                  + end
                  + "(pid) from pg_locks where not granted"
                  + " and pg_backend_pid() = any(pg_blocking_pids(pid))");
      refused = change.get(30, TimeUnit.SECONDS);
    }

    assertToComeAgain(refused);
    assertThat(rows.text("select u::text from directory_user u where id = ?::uuid", user))
        .isEqualTo(before);
    assertThat(named("Kept").statusCode()).isEqualTo(204);
  }

  @Test
  void aChangeThatWaitsForAnotherTransactionIsToldInTheEndToComeAgain() throws SQLException {
    Response refused;
    try (OpenTransaction other = new OpenTransaction(pool)) {
      other.run("select from directory_user where id = '" + user + "' for update");
      refused = named("Lost");
    }

    assertToComeAgain(refused);
    assertThat(Graph.get(path).<String>path("displayName")).isNotEqualTo("Lost");
    assertThat(named("Kept").statusCode()).isEqualTo(204);
  }

  @Test
  void cutConnectionsAreReplacedWithoutAHand() {
    rows.query(EVERY_CONNECTION);

    recovers();
  }

  /** PostgreSQL starts anew when one of its processes is killed. */
  @Test
  void aServerThatCrashesIsFoundAgain() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet backend = statement.executeQuery("select pg_backend_pid()")) {
      backend.next();
      assertThat(ProcessHandle.of(backend.getLong(1)).orElseThrow().destroyForcibly()).isTrue();
    }

    recovers();
    assertThat(named("Kept").statusCode()).isEqualTo(204);
  }

  private void recovers() {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Response answer = Graph.get(path);
              if (answer.statusCode() != 200) {
                assertToComeAgain(answer);
              }
              return answer.statusCode() == 200;
            });
    await().atMost(PATIENCE).until(() -> ready() == 200);
  }

  @Test
  void aDatabaseThatTakesNoChangesIsReadAndSaysSo() throws SQLException {
    assertThat(Graph.get(path).statusCode()).isEqualTo(200);
    readOnly("set default_transaction_read_only = on");
    Response refused;
    try {
      await().atMost(PATIENCE).until(() -> named("Lost").statusCode() == 503);
      refused = named("Lost");
      assertThat(Graph.get(path).statusCode()).isEqualTo(200);
      await().atMost(PATIENCE).until(() -> ready() == 503);
    } finally {
      readOnly("reset default_transaction_read_only");
    }

    assertToComeAgain(refused);
    await().atMost(PATIENCE).until(() -> named("Kept").statusCode() == 204);
    await().atMost(PATIENCE).until(() -> ready() == 200);
  }

  @Test
  void aCommitThatWasNotAnsweredIsNotToBeRepeatedBlindly() throws SQLException {
    run(
        "create function die() returns trigger language plpgsql as"
            + " $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$");
    run(
        "create constraint trigger die after update on directory_user deferrable initially deferred"
            + " for each row when (new.city = 'Doom') execute function die()");
    Response answer;
    try {
      answer = Graph.patch(path, Map.of("city", "Doom"));
    } finally {
      run("drop trigger die on directory_user");
      run("drop function die()");
    }

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(500);
    assertThat(answer.<String>path("error.message")).contains("may have been stored");
    assertThat(answer.header("Retry-After")).isNull();
  }

  /** The change is in the log when it is refused, and is taken back with it. */
  @Test
  void aChangeThatIsRefusedAtItsEndIsTakenBackAndMayBeSentAgain() throws SQLException {
    run(
        "create function refuse() returns trigger language plpgsql as"
            + " $$ begin raise exception 'refused' using errcode = '25006'; end $$");
    run(
        "create constraint trigger refuse after update on directory_user"
            + " deferrable initially deferred for each row"
            + " when (new.deleted_date_time is not null) execute function refuse()");
    Response answer;
    int logged = rows.changesOf("USER", user).size();
    try {
      answer = Graph.delete(path);
    } finally {
      run("drop function refuse() cascade");
    }

    assertToComeAgain(answer);
    assertThat(rows.changesOf("USER", user)).hasSize(logged);
    await().atMost(PATIENCE).until(() -> Graph.delete(path).statusCode() == 204);
  }

  private Response named(String name) {
    return Graph.patch(path, Map.of("displayName", name));
  }

  private static int ready() {
    return given().get("/q/health/ready").statusCode();
  }

  private static void assertToComeAgain(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
    assertThat(answer.<String>path("error.code")).isEqualTo("ServiceUnavailable");
    assertThat(answer.<String>path("error.message")).startsWith("The ");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
  }

  private void readOnly(String setting) throws SQLException {
    run("alter system " + setting);
    run("select pg_reload_conf()");
  }

  /** By itself, in no transaction of the service's. */
  private void run(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

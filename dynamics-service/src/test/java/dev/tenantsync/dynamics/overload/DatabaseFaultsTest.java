package dev.tenantsync.dynamics.overload;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.systemuser.WebApi;
import dev.tenantsync.dynamics.systemuser.World;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
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

  private static final String WAITING =
      "from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))";

  @Inject AgroalDataSource pool;
  @Inject World world;

  private UUID user;

  @BeforeEach
  void somebody() {
    world.clear();
    user = world.arrives(person("Ada").licensed());
  }

  @Test
  void aChangeThatWaitsForAnotherTransactionIsToldInTheEndToComeAgain() throws SQLException {
    String before = world.everything();
    Response refused;
    try (Connection other = pool.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select from systemuser where systemuserid = '" + user + "' for update");
      refused = named("Lost");
      other.rollback();
    }

    assertToComeAgain(refused);
    assertThat(world.everything()).isEqualTo(before);
    assertThat(named("Kept").statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pg_terminate_backend", "pg_cancel_backend"})
  void aWriteWhoseStatementWasEndedLeavesNothingAndMayBeSentAgain(String end) throws Exception {
    String before = world.everything();
    Response refused;
    try (Connection other = pool.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select from systemuser where systemuserid = '" + user + "' for update");
      CompletableFuture<Response> change = supplyAsync(() -> named("Lost"));
      await().atMost(PATIENCE).until(() -> statement.executeQuery("select " + WAITING).next());
      statement.execute("select " + end + "(pid) " + WAITING);
      refused = change.get(30, TimeUnit.SECONDS);
      other.rollback();
      other.setAutoCommit(true);
    }

    assertToComeAgain(refused);
    assertThat(world.everything()).isEqualTo(before);
    assertThat(named("Kept").statusCode()).isEqualTo(204);
  }

  @Test
  void cutConnectionsAreReplacedWithoutAHand() throws SQLException {
    run(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
            + " and pid <> pg_backend_pid() and backend_type = 'client backend'");

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
              Response answer = WebApi.get(WebApi.user(user));
              if (answer.statusCode() != 200) {
                assertToComeAgain(answer);
              }
              return answer.statusCode() == 200;
            });
    await().atMost(PATIENCE).until(() -> ready() == 200);
  }

  @Test
  void aDatabaseThatTakesNoChangesIsReadAndSaysSo() throws SQLException {
    assertThat(WebApi.get(WebApi.user(user)).statusCode()).isEqualTo(200);
    readOnly("set default_transaction_read_only = on");
    Response refused;
    try {
      await().atMost(PATIENCE).until(() -> named("Lost").statusCode() == 503);
      refused = named("Lost");
      assertThat(WebApi.get(WebApi.user(user)).statusCode()).isEqualTo(200);
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
        "create constraint trigger die after update on systemuser deferrable initially deferred"
            + " for each row when (new.nickname = 'Doom') execute function die()");
    Response answer;
    try {
      answer = named("Doom");
    } finally {
      run("drop trigger die on systemuser");
      run("drop function die()");
    }

    WebApi.refused(answer, 500, "0x80040216");
    assertThat(answer.<String>path("error.message")).contains("may have been stored");
    assertThat(answer.header("Retry-After")).isNull();
  }

  @Test
  void aWriteWhoseAnswerCannotBeReadStandsAndIsNotToBeRepeatedBlindly() throws SQLException {
    UUID account = WebApi.made(WebApi.post("accounts", Map.of("name", "Contoso")));
    String row = WebApi.root() + "accounts(" + account + ")";
    Response answer;
    try (Connection other = pool.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table businessunit in access exclusive mode");
      answer =
          WebApi.call()
              .contentType(ContentType.JSON)
              .header("Prefer", "return=representation,odata.include-annotations=\"*\"")
              .body(Map.of("telephone1", "42"))
              .patch(row + "?$select=_owningbusinessunit_value");
      other.rollback();
    }

    WebApi.refused(answer, 500, "0x80040216");
    assertThat(answer.<String>path("error.message")).contains("may have been stored");
    assertThat(WebApi.call().get(row).<String>path("telephone1")).isEqualTo("42");
  }

  private Response named(String name) {
    return WebApi.patch(user, Map.of("nickname", name));
  }

  private static int ready() {
    return given().get("/q/health/ready").statusCode();
  }

  private static void assertToComeAgain(Response answer) {
    WebApi.refused(answer, 503, "0x80044150");
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

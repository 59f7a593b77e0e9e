package dev.tenantsync.dynamics.batch;

import static dev.tenantsync.dynamics.batch.Batches.account;
import static dev.tenantsync.dynamics.batch.Batches.reference;
import static dev.tenantsync.dynamics.batch.Batches.rolesOf;
import static dev.tenantsync.dynamics.batch.Batches.send;
import static dev.tenantsync.dynamics.batch.Batches.user;
import static dev.tenantsync.dynamics.batch.RawBatch.RawChangeSet.set;
import static dev.tenantsync.dynamics.batch.RawBatch.batch;
import static dev.tenantsync.dynamics.systemuser.Person.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.systemuser.World;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Change sets among each other, among single requests, and with a database that fails. */
@QuarkusTest
class ChangeSetRaceTest {

  /** More than the service has connections. */
  private static final int CROWD = 40;

  @Inject World world;
  @Inject DataSource pool;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private UUID ada;
  private UUID bob;
  private UUID salesperson;

  @BeforeEach
  void twoUsers() {
    world.clear();
    ada = world.arrives(person("Ada").licensed());
    bob = world.arrives(person("Bob").licensed());
    salesperson = world.role("Salesperson");
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void changeSetsThatTouchTheSameUsersCrosswiseAllGetThrough() throws Exception {
    List<Callable<BatchAnswer>> crowd = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      UUID first = i % 2 == 0 ? ada : bob;
      UUID second = i % 2 == 0 ? bob : ada;
      String name = "name" + i;
      crowd.add(
          () ->
              send(
                  batch()
                      .changeSet(
                          set()
                              .request("PATCH", user(first), "{\"nickname\":\"" + name + "\"}")
                              .request("POST", rolesOf(first), reference(salesperson))
                              .request("PATCH", user(second), "{\"nickname\":\"" + name + "\"}")
                              .request("POST", rolesOf(second), reference(salesperson)))));
    }

    assertThat(all(crowd))
        .allSatisfy(answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200));
    assertThat(
            world.number(
                "select count(distinct nickname) as n from systemuser where systemuserid in (?, ?)",
                ada,
                bob))
        .isEqualTo(1);
  }

  /** A change set that has the guard must need nothing that those who wait for it could hold. */
  @Test
  void changeSetsGetThroughACrowdThatHoldsEveryOtherConnection() throws Exception {
    List<Callable<BatchAnswer>> crowd = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      String name = "account" + i;
      crowd.add(
          () ->
              send(
                  batch()
                      .changeSet(
                          set()
                              .request("POST", rolesOf(ada), reference(salesperson))
                              .request("POST", "accounts", account(name)))));
      crowd.add(() -> send(batch().request("POST", rolesOf(bob), reference(salesperson))));
    }
    List<Future<BatchAnswer>> running = new ArrayList<>();
    try (Connection guard = held("select from environment_guard for update")) {
      crowd.forEach(one -> running.add(threads.submit(one)));
      await().until(() -> waiting(guard) >= 20);
      guard.rollback();
    }

    for (Future<BatchAnswer> one : running) {
      assertThat(one.get().status()).as(one.get().text()).isEqualTo(200);
    }
    assertThat(world.number("select count(*) as n from account")).isEqualTo(CROWD);
  }

  @Test
  void nothingStandsWhereTheDatabaseCutsTheChangeSetOff() throws Exception {
    String id =
        send(batch().request("POST", "accounts", account("There")))
            .part(0)
            .header("OData-EntityId")
            .replaceAll(".*(accounts.*)", "$1");
    String before = world.everything();

    Future<BatchAnswer> answer;
    try (Connection row = held("select from account for update")) {
      answer =
          threads.submit(
              () ->
                  send(
                      batch()
                          .changeSet(
                              set()
                                  .request("POST", rolesOf(ada), reference(salesperson))
                                  .request("PATCH", id, account("Changed")))));
      await().until(() -> waiting(row) >= 1);
      try (Statement statement = row.createStatement()) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'");
      }
      assertThat(answer.get().statuses()).containsExactly(503);
      row.rollback();
    }

    assertThat(world.everything()).isEqualTo(before);
    assertThat(send(batch().changeSet(set().request("PATCH", id, account("Changed")))).statuses())
        .containsExactly(204);
  }

  @Test
  void clientThatGoesAwayLeavesAllOrNothing() throws Exception {
    String body =
        batch()
            .changeSet(
                set()
                    .request("POST", "accounts", account("First"))
                    .request("POST", "accounts", account("Second")))
            .text();

    try (Connection guard = held("select from environment_guard for update")) {
      opened(body, body.length() + 1).close();
      opened(body.substring(0, body.length() - 4), body.length() - 4).close();
      Socket whole = opened(body, body.length());
      await().until(() -> waiting(guard) >= 1);
      whole.close();
      guard.rollback();
    }

    await().until(() -> world.number("select count(*) as n from account") > 0);
    assertThat(world.number("select count(distinct name) as n from account")).isEqualTo(2);
    assertThat(world.number("select count(*) as n from account")).isEqualTo(2);
  }

  private static Socket opened(String body, int announced) throws IOException {
    Socket socket = new Socket("localhost", RestAssured.port);
    String head =
        "POST /api/data/v9.2/$batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            + Batches.TYPE
            + "\r\nAuthorization: "
            + Batches.administrator()
            + "\r\nContent-Length: "
            + announced
            + "\r\n\r\n";
    socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return socket;
  }

  private List<BatchAnswer> all(List<Callable<BatchAnswer>> crowd) throws Exception {
    List<BatchAnswer> answers = new ArrayList<>();
    for (Future<BatchAnswer> one : threads.invokeAll(crowd)) {
      answers.add(one.get());
    }
    return answers;
  }

  private Connection held(String locking) throws SQLException {
    Connection connection = pool.getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery(locking).close();
    }
    return connection;
  }

  private static int waiting(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Within a transaction the server shows the same activity again unless told not to.
      statement.executeQuery("select pg_stat_clear_snapshot()").close();
      try (var result =
          statement.executeQuery(
              "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
        result.next();
        return result.getInt(1);
      }
    }
  }
}

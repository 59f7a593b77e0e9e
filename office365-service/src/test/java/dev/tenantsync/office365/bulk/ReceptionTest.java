package dev.tenantsync.office365.bulk;

import static dev.tenantsync.office365.bulk.Imports.NDJSON;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.OpenTransaction;
import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a file when the database is in trouble at the end of its reception. */
@QuarkusTest
class ReceptionTest {

  private static final String FILE = "{}\n";

  @Inject DataSource pool;
  @Inject Rows rows;

  @AfterEach
  void asItWas() {
    rows.execute("drop function if exists trouble() cascade");
    rows.execute("drop function if exists keep() cascade");
    rows.execute("delete from import_job where status = 'UPLOADING'");
  }

  @Test
  void aFileWhoseReceptionWasNotAnsweredIsNotTakenBack() {
    theCommitIsNotAnswered();

    Response answer = Imports.post(NDJSON, "", FILE);

    assertMayBeStored(answer);
    assertThat(rows.text("select count(*) from import_job where status = 'UPLOADING'"))
        .isEqualTo("1");
  }

  @Test
  void aReceptionThatWasNotAnsweredIsToldAsSuchThoughTheDatabaseStaysAway() {
    theCommitIsNotAnswered();
    nothingIsDeleted();

    assertMayBeStored(Imports.post(NDJSON, "", FILE));
  }

  @Test
  void aRefusedFileIsToldWhyThoughNothingCanBeDeleted() {
    nothingIsDeleted();

    Graph.assertRefused(Imports.post(NDJSON, "", "\n\n"), 400, "The file has no lines.");
  }

  @Test
  void aFaultBehindTheReceptionIsNoReasonToSendTheFileAgain() throws Exception {
    trigger("before update", "perform pg_advisory_xact_lock(4711); return new;");
    Response answer;
    try (OpenTransaction gate = new OpenTransaction(pool);
        OpenTransaction table = new OpenTransaction(pool)) {
      gate.run("select pg_advisory_xact_lock(4711)");
      CompletableFuture<Response> upload = supplyAsync(() -> Imports.post(NDJSON, "", FILE));
      gate.awaitBlocking();
      CompletableFuture<OpenTransaction> next =
          supplyAsync(() -> run(table, "lock table import_job in access exclusive mode"));
      await()
          .until(
              () ->
                  !rows.query(
                          "select 1 from pg_locks where relation = 'import_job'::regclass"
                              + " and mode = 'AccessExclusiveLock' and not granted")
                      .isEmpty());
      gate.commit();
      next.get(30, TimeUnit.SECONDS);
      answer = upload.get(30, TimeUnit.SECONDS);
    }

    assertMayBeStored(answer);
  }

  private void theCommitIsNotAnswered() {
    trigger("after update", "perform pg_terminate_backend(pg_backend_pid()); return null;");
  }

  private void nothingIsDeleted() {
    rows.execute(
        "create function keep() returns trigger language plpgsql as"
            + " $$ begin raise exception 'away' using errcode = '57P03'; end $$");
    rows.execute(
        "create trigger keep before delete on import_job for each row execute function keep()");
  }

  /** When a file has come in: at its last statement, or at the commit. */
  private void trigger(String when, String body) {
    boolean after = when.startsWith("after");
    rows.execute(
        "create function trouble() returns trigger language plpgsql as $$ begin "
            + body
            + " end $$");
    rows.execute(
        (after ? "create constraint trigger trouble " : "create trigger trouble ")
            + when
            + " on import_job "
            + (after ? "deferrable initially deferred" : "")
            + " for each row when (new.status = 'NOT_STARTED') execute function trouble()");
  }

  private static OpenTransaction run(OpenTransaction transaction, String sql) {
    try {
      return transaction.run(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void assertMayBeStored(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(500);
    assertThat(answer.<String>path("error.message")).contains("may have been stored");
    assertThat(answer.header("Retry-After")).isNull();
  }
}

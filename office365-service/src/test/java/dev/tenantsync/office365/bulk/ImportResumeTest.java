package dev.tenantsync.office365.bulk;

import static dev.tenantsync.office365.bulk.Imports.NDJSON;
import static dev.tenantsync.office365.bulk.Imports.assertDone;
import static dev.tenantsync.office365.bulk.Imports.failures;
import static dev.tenantsync.office365.bulk.Imports.started;
import static dev.tenantsync.office365.bulk.Lines.ndjson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.license.Stocked;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports that stop between two chunks, by another's hand, or at one line. */
@QuarkusTest
@TestProfile(OwnDirectory.class)
class ImportResumeTest {

  private final Lines lines = new Lines();

  @Inject Scheduler scheduler;
  @Inject ImportRun run;
  @Inject Rows rows;

  @BeforeEach
  void stopTheRunner() {
    scheduler.pause(ImportRunner.SCHEDULE);
  }

  @AfterEach
  void startTheRunner() {
    scheduler.resume(ImportRunner.SCHEDULE);
  }

  @Test
  void anImportGoesOnBehindTheLastChunk() {
    String sku = Stocked.product(100);
    String id = started(Imports.post(NDJSON, "", ndjson(people(23, sku))));

    assertThat(Imports.job(id).getString("status")).isEqualTo("notStarted");
    assertThat(run.next()).isTrue();
    assertThat(run.next()).isTrue();

    JsonPath running = Imports.job(id);
    assertThat(running.getString("status")).isEqualTo("running");
    assertThat(running.getInt("done")).isEqualTo(2 * OwnDirectory.CHUNK);
    assertThat(running.getInt("total")).isEqualTo(23);
    assertThat(running.getString("timeLeft")).startsWith("PT");
    assertThat(imported()).isEqualTo(10);

    scheduler.resume(ImportRunner.SCHEDULE);

    assertDone(Imports.ended(id), 23, 0);
    assertThat(imported()).isEqualTo(23);
    assertThat(changes()).isEqualTo(23);
    assertThat(Stocked.consumed(sku)).isEqualTo(23);
    assertThat(rows.text("select count(*) from import_chunk")).isEqualTo("0");
  }

  @Test
  void severalProcessesAtOnceDoEveryLineOnce() {
    String sku = Stocked.product(40);
    String id = started(Imports.post(NDJSON, "", ndjson(people(60, sku))));

    Stream<CompletableFuture<Void>> processes =
        Stream.generate(() -> CompletableFuture.runAsync(() -> workUntilEnded(id))).limit(3);
    processes.toList().forEach(CompletableFuture::join);

    assertDone(Imports.job(id), 60, 20);
    assertThat(imported()).isEqualTo(40);
    assertThat(changes()).isEqualTo(40);
    assertThat(Stocked.consumed(sku)).isEqualTo(40);
  }

  private void workUntilEnded(String id) {
    while (!rows.text("select ended_at is not null from import_job where id = '" + id + "'")
        .equals("t")) {
      run.next();
    }
  }

  @Test
  void aLineThatUpsetsTheDatabaseFailsAlone() {
    rows.execute(
        """
        create or replace function refuse_poison() returns trigger language plpgsql as $$
        begin
          if new.job_title = 'poison' then raise exception 'poison'; end if;
          return new;
        end $$
        """);
    rows.execute(
        "create trigger poison before insert on directory_user for each row"
            + " execute function refuse_poison()");
    try {
      List<Map<String, Object>> people = people(12);
      people.get(6).put("jobTitle", "poison");

      String id = started(Imports.post(NDJSON, "", ndjson(people)));
      scheduler.resume(ImportRunner.SCHEDULE);
      JsonPath job = Imports.ended(id);

      assertDone(job, 12, 1);
      assertThat(failures(job)).containsExactly("7 -: The line could not be imported.");
      assertThat(imported()).isEqualTo(11);
    } finally {
      rows.execute("drop trigger poison on directory_user");
    }
  }

  @Test
  void aCancelledImportKeepsWhatItHasWritten() {
    String id = started(Imports.post(NDJSON, "", ndjson(people(20))));
    run.next();

    assertThat(Graph.delete("/admin/imports/" + id).statusCode()).isEqualTo(204);

    assertThat(run.next()).isFalse();
    assertThat(Imports.job(id).getString("status")).isEqualTo("cancelled");
    assertThat(imported()).isEqualTo(OwnDirectory.CHUNK);
    assertThat(rows.text("select count(*) from import_chunk")).isEqualTo("0");
  }

  @Test
  void jobsRunInTheOrderInWhichTheyCame() {
    String first = started(Imports.post(NDJSON, "", ndjson(people(7))));
    String second = started(Imports.post(NDJSON, "", ndjson(people(7))));

    assertThat(run.next()).isTrue();
    assertThat(run.next()).isTrue();
    assertThat(Imports.job(second).getString("status")).isEqualTo("notStarted");
    scheduler.resume(ImportRunner.SCHEDULE);

    assertDone(Imports.ended(first), 7, 0);
    assertDone(Imports.ended(second), 7, 7);
  }

  @Test
  void aDryRunRemembersAcrossChunks() {
    String sku = Stocked.product(12);
    List<Map<String, Object>> people = people(20, sku);
    people.get(19).put("userPrincipalName", lines.name(1));

    String id = started(Imports.post(NDJSON, "?dryRun=true", ndjson(people)));
    scheduler.resume(ImportRunner.SCHEDULE);
    JsonPath job = Imports.ended(id);

    assertDone(job, 20, 8);
    assertThat(failures(job).get(7)).startsWith("20 userPrincipalName: Another object");
    assertThat(imported()).isZero();
  }

  private List<Map<String, Object>> people(int count, String... skuIds) {
    List<Map<String, Object>> people = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      people.add(lines.licensed(i, skuIds));
    }
    return people;
  }

  private int imported() {
    return Integer.parseInt(
        rows.text(
            "select count(*) from directory_user where user_principal_name like ?", lines.any()));
  }

  private int changes() {
    return Integer.parseInt(
        rows.text(
            "select count(*) from change where new_values->>'userPrincipalName' like ?",
            lines.any()));
  }
}

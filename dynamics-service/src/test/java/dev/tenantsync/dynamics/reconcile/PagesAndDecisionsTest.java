package dev.tenantsync.dynamics.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.Tables;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a page brought is decided while the next is mirrored, and neither is lost. */
@QuarkusTest
@TestProfile(DirectoryProfile.class)
class PagesAndDecisionsTest {

  private static final int PAGE = 7;
  private static final int PEOPLE = 20;

  @Inject Stand stand;
  @Inject Tables tables;
  @Inject Provisioner provisioner;
  @Inject Database database;
  FakeDirectory directory;

  @BeforeEach
  void open() throws IOException {
    directory = stand.open();
    directory.pagesOf(PAGE);
    for (int person = 0; person < PEOPLE; person++) {
      directory.hireLicensed("person" + person);
    }
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void nextPageIsMirroredWhileOneIsDecided() {
    CompletableFuture<Void> run = whileNobodyCanBeDecided(begun -> awaitSecondPage());

    run.join();

    assertThat(tables.rows()).hasSize(PEOPLE);
    assertThat(stand.lastRun().accounts()).isEqualTo(PEOPLE);
    assertThat(stand.lastRun().decided()).isEqualTo(PEOPLE);
    assertThat(stand.lastRun().applied()).isEqualTo(PEOPLE);
  }

  @Test
  void troubleWhileDecidingEndsTheRunAndTheNextDecidesEverybody() {
    CompletableFuture<Void> run =
        whileNobodyCanBeDecided(
            begun -> {
              awaitSecondPage();
              await()
                  .until(
                      () -> {
                        cutOffWhoDecides();
                        return begun.isDone();
                      });
            });

    assertThat(run).isCompletedExceptionally();
    assertThat(tables.rows()).isEmpty();

    stand.run();

    assertThat(tables.rows()).hasSize(PEOPLE);
  }

  private CompletableFuture<Void> whileNobodyCanBeDecided(Consumer<CompletableFuture<Void>> check) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              provisioner.lockGuard();
              CompletableFuture<Void> run = CompletableFuture.runAsync(stand::run);
              check.accept(run);
              return run;
            });
  }

  private void awaitSecondPage() {
    await().until(() -> tables.count("directory_account") == 2 * PAGE);
    assertThat(tables.rows()).isEmpty();
  }

  private void cutOffWhoDecides() {
    database.list(
        """
        select pg_terminate_backend(pid) as cut from pg_stat_activity
        where wait_event_type = 'Lock' and query like '%environment_guard%'
        """,
        row -> row.truth("cut"));
  }
}

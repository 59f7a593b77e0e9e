package dev.tenantsync.dynamics.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.bootstrap.database.DatabaseFault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A later version migrates the database while this one works on it. */
@QuarkusTest
class OutdatedPlanTest {

  /** After five, the driver has the server keep the plan. */
  private static final int OFTEN = 10;

  @Inject Database database;

  @BeforeEach
  void make() {
    database.update("create table planned (id int)");
  }

  @AfterEach
  void drop() {
    database.update("drop table planned");
  }

  @Test
  void isNobodysFaultAndPasses() {
    for (int i = 0; i < OFTEN; i++) {
      read();
    }
    database.update("alter table planned add column later text");

    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            DatabaseException.class,
            failure -> assertThat(failure.fault()).contains(DatabaseFault.MIGRATED));
    assertThat(read()).isEmpty();
  }

  private Optional<Long> read() {
    return QuarkusTransaction.requiringNew()
        .call(() -> database.first("select * from planned", row -> row.number("id")));
  }
}

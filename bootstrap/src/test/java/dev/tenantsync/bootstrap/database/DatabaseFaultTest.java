package dev.tenantsync.bootstrap.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFaultTest {

  @ParameterizedTest
  @CsvSource({
    "40P01, CONTENTION",
    "40001, CONTENTION",
    "40003, UNCERTAIN",
    "08007, UNCERTAIN",
    "08001, AWAY",
    "08003, AWAY",
    "08004, AWAY",
    "08006, CUT",
    "57P01, AWAY",
    "57P03, AWAY",
    "53300, AWAY",
    "58030, AWAY",
    "53100, FULL",
    "25006, READ_ONLY",
    "25P03, BUSY",
    "25P04, BUSY",
    "55P03, BUSY",
    "57014, BUSY",
    "53200, BUSY"
  })
  void isToldByItsState(String state, DatabaseFault fault) {
    Throwable thrown = new IllegalStateException(new RuntimeException(failure(state)));

    assertThat(DatabaseFault.in(thrown)).contains(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "22001", "42601", "25P02", "XX000"})
  void isNotWhatTheRequestOrTheServiceIsToBlameFor(String state) {
    assertThat(DatabaseFault.in(failure(state))).isEmpty();
  }

  @Test
  void aPoolWithNothingToGiveHasNoState() {
    assertThat(DatabaseFault.in(new SQLException("acquisition timeout")))
        .contains(DatabaseFault.AWAY);
  }

  @Test
  void aCommitThatFailedMayHaveSucceeded() {
    XAException commit = new XAException("commit");
    var unused = commit.initCause(failure("57P01"));
    RuntimeException hiding = new RuntimeException("rolled back");
    hiding.addSuppressed(commit);

    assertThat(DatabaseFault.in(commit)).contains(DatabaseFault.UNCERTAIN);
    assertThat(DatabaseFault.in(new IllegalStateException(hiding)))
        .contains(DatabaseFault.UNCERTAIN);
  }

  @Test
  void aStatementThatFailedWasNotKeptWhateverItsRollbackSaid() {
    RuntimeException thrown = new RuntimeException(failure("57P01"));
    thrown.addSuppressed(new XAException("rollback"));

    assertThat(DatabaseFault.in(thrown)).contains(DatabaseFault.AWAY);
  }

  @Test
  void otherThingsAreNone() {
    assertThat(DatabaseFault.in(new IllegalStateException())).isEmpty();
    assertThat(DatabaseFault.in(null)).isEmpty();
  }

  private static SQLException failure(String state) {
    return new SQLException("failed", state);
  }
}

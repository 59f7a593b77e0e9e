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
    "0A000, MIGRATED",
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

  @ParameterizedTest
  @ValueSource(strings = {"57P01", "08006", "08003", "57014"})
  void aCommitThatWasNotAnsweredMayHaveSucceeded(String state) {
    XAException commit = commit(state);
    RuntimeException hiding = new RuntimeException("rolled back");
    hiding.addSuppressed(commit);

    assertThat(DatabaseFault.in(commit)).contains(DatabaseFault.UNCERTAIN);
    assertThat(DatabaseFault.in(new IllegalStateException(hiding)))
        .contains(DatabaseFault.UNCERTAIN);
    assertThat(DatabaseFault.in(new XAException("of another cause")))
        .contains(DatabaseFault.UNCERTAIN);
  }

  @Test
  void aCommitThatWasRefusedHasFailed() {
    assertThat(DatabaseFault.in(commit("40001"))).contains(DatabaseFault.CONTENTION);
    assertThat(DatabaseFault.in(commit("53100"))).contains(DatabaseFault.FULL);
    assertThat(DatabaseFault.in(commit("23505"))).isEmpty();
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

  private static XAException commit(String state) {
    XAException commit = new XAException("commit");
    var unused = commit.initCause(failure(state));
    return commit;
  }

  private static SQLException failure(String state) {
    return new SQLException("failed", state);
  }
}

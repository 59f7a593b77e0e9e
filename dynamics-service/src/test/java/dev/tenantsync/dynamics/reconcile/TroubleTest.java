package dev.tenantsync.dynamics.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTest {

  @ParameterizedTest
  @CsvSource({
    "40001, true, true",
    "40P01, true, true",
    "0A000, true, true",
    "57P01, true, false",
    "08006, true, false",
    "22001, false, false",
    "23505, false, false",
    ", true, false"
  })
  void isToldByTheState(String state, boolean ofTheDatabase, boolean passing) {
    Throwable failure = new IllegalStateException(new SQLException("no", state));

    assertThat(Trouble.ofTheDatabase(failure)).isEqualTo(ofTheDatabase);
    assertThat(Trouble.passing(failure)).isEqualTo(passing);
  }
}

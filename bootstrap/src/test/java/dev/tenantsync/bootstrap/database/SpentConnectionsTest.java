package dev.tenantsync.bootstrap.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpentConnectionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "08003", "57P01", "57P05", "25P03", "25P04"})
  void areNotKept(String state) {
    assertThat(SpentConnections.endsConnection(state)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"57014", "55P03", "53100", "40001", "23505", "25P02"})
  void connectionsThatOnlyRefusedAStatementAreKept(String state) {
    assertThat(SpentConnections.endsConnection(state)).isFalse();
  }
}

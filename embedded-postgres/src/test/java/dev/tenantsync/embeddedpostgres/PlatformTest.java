package dev.tenantsync.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

  @Test
  void linuxOnX86WithGlibcIsSupported() {
    assertThat(new Platform("Linux", "amd64", true).refusal()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Mac OS X,aarch64,true",
    "Windows 11,amd64,true",
    "Linux,aarch64,true",
    "Linux,amd64,false"
  })
  void elsewhereTheRefusalNamesTheWayOut(String osName, String architecture, boolean glibc) {
    assertThat(new Platform(osName, architecture, glibc).refusal())
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal)
                    .contains(osName + " " + architecture)
                    .contains("set QUARKUS_DATASOURCE_JDBC_URL"));
  }

  @Test
  void ordinaryUsersNeedNoPrefix() {
    assertThat(RunAs.choose(1000, true, way -> true)).isEqualTo(RunAs.ORDINARY_USER);
  }

  @Test
  void userIdsWithoutANameGetOneInANamespace() {
    assertThat(RunAs.choose(4321, false, way -> true)).isEqualTo(RunAs.NAMELESS_USER);
    assertThat(RunAs.choose(4321, false, way -> false)).isEqualTo(RunAs.ORDINARY_USER);
  }

  @Test
  void rootTakesTheFirstWayThatWorks() {
    assertThat(RunAs.choose(0, true, way -> true)).isEqualTo(RunAs.USER_NAMESPACE);
    assertThat(RunAs.choose(0, true, RunAs.NOBODY_USER::equals)).isEqualTo(RunAs.NOBODY_USER);
  }

  @Test
  void rootWithoutAnyWayIsToldWhatToDo() {
    assertThatThrownBy(() -> RunAs.choose(0, true, way -> false))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("ordinary user")
        .hasMessageContaining("QUARKUS_DATASOURCE_JDBC_URL");
  }
}

package dev.tenantsync.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux,amd64,true,postgres-linux-x86_64.txz",
    "Linux,aarch64,true,postgres-linux-arm_64.txz",
    "Mac OS X,x86_64,false,postgres-darwin-x86_64.txz",
    "Mac OS X,aarch64,false,postgres-darwin-arm_64.txz"
  })
  void linuxAndMacosAreSupported(
      String osName, String architecture, boolean glibc, String archive) {
    Platform platform = new Platform(osName, architecture, glibc);
    assertThat(platform.archive()).contains(archive);
    assertThat(platform.refusal(archive::equals)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Windows 11,amd64,true", "Linux,riscv64,true", "Linux,amd64,false"})
  void elsewhereTheRefusalNamesTheWayOut(String osName, String architecture, boolean glibc) {
    assertThat(new Platform(osName, architecture, glibc).refusal(archive -> true))
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal)
                    .contains("this is " + osName + " " + architecture)
                    .contains("set QUARKUS_DATASOURCE_JDBC_URL"));
  }

  @Test
  void buildsWithoutTheProgramsSaySo() {
    assertThat(new Platform("Linux", "aarch64", true).refusal(archive -> false))
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal)
                    .startsWith("This build has no PostgreSQL for Linux aarch64")
                    .contains("set QUARKUS_DATASOURCE_JDBC_URL"));
  }

  @Test
  void thisBuildHasTheProgramsOfThisMachine() {
    assertThat(Platform.current().refusal(Binaries::packaged)).isEmpty();
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

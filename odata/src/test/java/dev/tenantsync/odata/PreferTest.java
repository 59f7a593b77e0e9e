package dev.tenantsync.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferTest {

  @Test
  void oneHeaderMayHoldManyPreferences() {
    Prefer prefer =
        Prefer.parse(
            List.of(
                "odata.include-annotations=\"OData.Community.Display.V1.FormattedValue,x.y\","
                    + "odata.maxpagesize=5, return=representation"));

    assertThat(prefer.maxPageSize()).hasValue(5);
    assertThat(prefer.returnRepresentation()).isTrue();
    assertThat(prefer.returnMinimal()).isFalse();
    assertThat(prefer.includeAnnotations())
        .hasValue("OData.Community.Display.V1.FormattedValue,x.y");
    assertThat(prefer.includesAnnotation("x.y")).isTrue();
    assertThat(prefer.includesAnnotation("x.z")).isFalse();
  }

  @Test
  void manyHeadersCountAsOneAndTheFirstOfEqualNamesWins() {
    Prefer prefer =
        Prefer.parse(List.of("Return=minimal", "return=representation; x=\"a,b\"", "wait-for=7.9"));

    assertThat(prefer.returnMinimal()).isTrue();
    assertThat(prefer.returnRepresentation()).isFalse();
    assertThat(prefer.value("Wait-For")).hasValue("7.9");
  }

  @Test
  void starAsksForAllAnnotationsAndMinusTakesAway() {
    assertThat(including("\"*\"").includesAnnotation("a.b")).isTrue();
    assertThat(including("*").includesAnnotation("a.b")).isTrue();
    assertThat(including("\"*,-a.*\"").includesAnnotation("a.b")).isFalse();
    assertThat(including("\"a.*\"").includesAnnotation("a.b")).isTrue();
    assertThat(including("\"a.*\"").includesAnnotation("b.b")).isFalse();
    assertThat(Prefer.parse(List.of()).includesAnnotation("a.b")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "", "99999999999", "1.5"})
  void pageSizeThatIsNoneIsIgnored(String size) {
    assertThat(Prefer.parse(List.of("odata.maxpagesize=" + size)).maxPageSize()).isEmpty();
  }

  @Test
  void quotedNumberAndSpacesAreTaken() {
    Prefer prefer = Prefer.parse(List.of(" respond-async , odata.maxpagesize = \"7\" "));

    assertThat(prefer.maxPageSize()).hasValue(7);
    assertThat(prefer.value("respond-async")).hasValue("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",,,", "=", "\"", "a=\"b", ";;", "a=\"\\"})
  void rubbishIsIgnored(String header) {
    assertThat(Prefer.parse(List.of(header)).maxPageSize()).isEmpty();
  }

  private static Prefer including(String annotations) {
    return Prefer.parse(List.of("odata.include-annotations=" + annotations));
  }
}

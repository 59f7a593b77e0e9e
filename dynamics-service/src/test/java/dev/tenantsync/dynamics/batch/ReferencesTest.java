package dev.tenantsync.dynamics.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.dynamics.error.DataverseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReferencesTest {

  private static final String ROOT = "https://crm.test:8466/api/data/v9.2/";
  private static final String ID = "8f6b1a2c-0000-4000-8000-000000000001";

  private final References references = new References();

  @BeforeEach
  void oneRowWasMade() {
    note("1", ROOT + "accounts(" + ID + ")");
    note("2", ROOT + "teams(" + ID + ")");
  }

  @Test
  void urlsBeginWithTheRow() {
    assertThat(target("$1")).isEqualTo("/api/data/v9.2/accounts(" + ID + ")");
    assertThat(target("$1/name")).isEqualTo("/api/data/v9.2/accounts(" + ID + ")/name");
    assertThat(target("$2/teamroles_association/$ref?$id=x"))
        .isEqualTo("/api/data/v9.2/teams(" + ID + ")/teamroles_association/$ref?$id=x");
    assertThat(target("$1?$select=name"))
        .isEqualTo("/api/data/v9.2/accounts(" + ID + ")?$select=name");
    assertThat(target("/api/data/v9.2/accounts")).isEqualTo("/api/data/v9.2/accounts");
  }

  @Test
  void membersThatHoldAddressesNameTheRowHoweverDeepTheyStand() {
    assertThat(
            body("{\"a@odata.bind\":\"$1\",\"name\":\"$1\",\"n\":[{\"b@odata.bind\":[\"$2\"]}]}"))
        .isEqualTo(
            "{\"a@odata.bind\":\"/api/data/v9.2/accounts(%s)\",\"name\":\"$1\",\"n\":[{\"b@odata.bind\":[\"/api/data/v9.2/teams(%s)\"]}]}"
                .formatted(ID, ID));
    assertThat(body("{\"@odata.id\":\"$2\"}"))
        .isEqualTo("{\"@odata.id\":\"" + ROOT + "teams(" + ID + ")\"}");
  }

  @Test
  void bodiesWithoutReferencesStayAsTheyAre() {
    assertThat(body("{ \"x@odata.bind\" : \"/accounts(1)\", \"n\": 1.50 }"))
        .isEqualTo("{ \"x@odata.bind\" : \"/accounts(1)\", \"n\": 1.50 }");
    assertThat(body("no JSON")).isEqualTo("no JSON");
    assertThat(body(null)).isNull();
  }

  @Test
  void textKeepsEveryCharacter() {
    String octets = Octets.utf8("{\"@odata.id\":\"$1\",\"name\":\"Łódź 😀\"}");

    assertThat(Octets.readable(String.valueOf(body(octets)))).contains("Łódź 😀");
  }

  @Test
  void whatNamesNoEarlierRowIsRefused() {
    for (String target : List.of("$3", "$", "$metadata", "$10/name")) {
      assertThatThrownBy(() -> target(target))
          .isInstanceOfSatisfying(
              DataverseException.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
    }
    assertThatThrownBy(() -> body("{\"a@odata.bind\":\"$3\"}"))
        .hasMessageContaining("'$3' names no row");
    assertThatThrownBy(() -> body("{\"a@odata.bind\":\"$1\",\"a@odata.bind\":\"$1\"}"))
        .isInstanceOf(DataverseException.class);
  }

  private void note(String contentId, String address) {
    references.note(
        new Step("POST", "/x", Map.of(), null, contentId),
        new Received(204, List.of(Map.entry("odata-entityid", address)), ""));
  }

  private String target(String target) {
    return references.resolved(new Step("PATCH", target, Map.of(), null, null)).target();
  }

  private @Nullable String body(@Nullable String body) {
    return references.resolved(new Step("PATCH", "/x", Map.of(), body, null)).body();
  }
}

package dev.tenantsync.dynamics.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.stand.AdministratorToken;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API says of itself. */
@QuarkusTest
class MetadataTest {

  private static final String ROOT = "/api/data/v9.2/";

  @ParameterizedTest
  @ValueSource(strings = {"$metadata", "%24metadata"})
  void metadataIsXmlWhateverTheClientAccepts(String path) {
    Response answer = call().header("Accept", "application/xml").get(ROOT + path);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("application/xml");
    assertThat(answer.asString())
        .startsWith("<?xml")
        .contains("Version=\"4.0\"")
        .contains("Alias=\"mscrm\"")
        .contains("<EntityType Name=\"systemuser\"");
    assertThat(call().header("Accept", "*/*").get(ROOT + path).statusCode()).isEqualTo(200);
  }

  @Test
  void metadataIsKeptByClients() {
    Response first = call().get(ROOT + "$metadata");

    assertThat(first.header("Cache-Control")).contains("private").contains("max-age");
    Response again = call().header("If-None-Match", first.header("ETag")).get(ROOT + "$metadata");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.asString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "$metadata"})
  void strangersLearnNothing(String path) {
    Response answer = call().header("Authorization", AdministratorToken.NONE).get(ROOT + path);

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void serviceDocumentNamesTheSets() {
    Response answer = call().header("Accept", "application/json;odata.metadata=full").get(ROOT);

    assertThat(answer.<String>path("'@odata.context'")).endsWith(ROOT + "$metadata");
    assertThat(answer.<List<Map<String, Object>>>path("value"))
        .contains(Map.of("name", "systemusers", "kind", "EntitySet", "url", "systemusers"));
  }

  @Test
  void queryOptionsAreRefused() {
    assertThat(call().get(ROOT + "$metadata?$select=x").statusCode()).isEqualTo(400);
    assertThat(call().get(ROOT + "?$top=1").statusCode()).isEqualTo(400);
  }

  @Test
  void versionIsTold() {
    for (String function :
        List.of(
            "RetrieveVersion", "RetrieveVersion()", "Microsoft.Dynamics.CRM.RetrieveVersion()")) {
      assertThat(call().get(ROOT + function).<String>path("Version")).startsWith("9.2");
    }
  }

  private static RequestSpecification call() {
    return given().urlEncodingEnabled(false);
  }
}

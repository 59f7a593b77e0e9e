package dev.tenantsync.office365.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.group.Clubs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Keeps what {@code dynamics-service} needs of this directory: each of its contract files is played
 * against the running service, after the state it names was brought about over the API.
 */
@QuarkusTest
class ContractTest {

  private static final Path CONTRACTS = Path.of("../dynamics-service/src/test/contract");
  private static final String ADA = "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0";
  private static final String BOB = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
  private static final String GROUP = "5d1b5f3e-0c86-4c0e-9a35-0d4f4be4a3b2";
  private static final String ROLE = "0d6a0fb2-2a41-4c2a-8a5c-6a7c2f0c1f11";

  @Inject States states;
  @Inject ObjectMapper json;
  private final Map<String, String> ours = new HashMap<>();

  private void people() {
    ours.put(
        ADA,
        Graph.user(Map.of("usageLocation", "GB", "businessPhones", List.of("+44 20 7946 0000"))));
    ours.put(BOB, Graph.user());
    ours.put(GROUP, Clubs.club());
    ours.put(ROLE, states.dynamicsAdministrator());
  }

  @TestFactory
  Stream<DynamicTest> contracts() throws IOException {
    try (Stream<Path> files = Files.list(CONTRACTS)) {
      List<Path> contracts = files.sorted().toList();
      assertThat(contracts).isNotEmpty();
      return contracts.stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> keep(file)));
    }
  }

  private void keep(Path file) throws IOException {
    people();
    JsonNode contract = json.readTree(Files.readString(file));
    JsonNode request = contract.get("request");
    String link =
        states.bringAbout(
            contract.get("state").asText(),
            new States.Cast(ours.get(ADA), ours.get(BOB), ours.get(GROUP)));
    String path = request.get("path").asText();

    Response response = ask(request, path.startsWith("{deltaLink of ") ? link : path);

    assertThat(response.statusCode())
        .as(response.asString())
        .isEqualTo(contract.at("/response/status").asInt());
    JsonNode expected = json.readTree(translated(contract.at("/response/body").toString()));
    JsonNode answer = json.readTree(response.asString());
    keepLinks(expected, answer);
    readOn(answer);
    assertThat(Likeness.differences(expected, answer)).as(answer.toPrettyString()).isEmpty();
  }

  /** The page ends as the contract's does, with a link under the address that was asked. */
  private static void keepLinks(JsonNode expected, JsonNode answer) {
    for (String name : List.of("@odata.nextLink", "@odata.deltaLink")) {
      assertThat(answer.has(name)).as(name).isEqualTo(expected.has(name));
      if (expected.has(name)) {
        assertThat(answer.get(name).asText()).startsWith(origin() + "/v1.0/");
      }
    }
  }

  /** Other tests' people share the directory: the contract's may stand on a later page. */
  private void readOn(JsonNode answer) throws IOException {
    JsonNode page = answer;
    while (page.has("@odata.nextLink")) {
      String next = page.get("@odata.nextLink").asText();
      page =
          json.readTree(
              given()
                  .urlEncodingEnabled(false)
                  .header("Prefer", "odata.maxpagesize=1000")
                  .get(next)
                  .asString());
      ((ArrayNode) answer.get("value")).addAll((ArrayNode) page.get("value"));
    }
  }

  private Response ask(JsonNode request, String path) {
    RequestSpecification asked = given().urlEncodingEnabled(false);
    request
        .path("headers")
        .properties()
        .forEach(header -> asked.header(header.getKey(), header.getValue().asText()));
    return asked.get(translated(path));
  }

  private String translated(String text) {
    String translated = text;
    for (Entry<String, String> id : ours.entrySet()) {
      translated = translated.replace(id.getKey(), id.getValue());
    }
    return translated;
  }

  private static String origin() {
    return RestAssured.baseURI + ":" + RestAssured.port;
  }
}

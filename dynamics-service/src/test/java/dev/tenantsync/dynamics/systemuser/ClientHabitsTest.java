package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.systemuser.UserRow.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.stand.Administrator;
import dev.tenantsync.dynamics.stand.TestIssuer;
import dev.tenantsync.dynamics.stand.Token;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Requests byte by byte as the JavaScript client DynamicsWebApi sends them, and what it does with
 * the answers.
 */
@QuarkusTest
class ClientHabitsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject Database database;
  @Inject Administrator administrator;

  private UserRow ada;

  @BeforeEach
  void twoUsers() {
    database.update("delete from account");
    database.update("delete from systemuser");
    administrator.isHere();
    ada = user("Ada", "Lovelace").insert(database).holding("Delegate", "MANUAL", database);
    user("Grace", "Hopper").insert(database);
  }

  /**
   * An answer as it came.
   *
   * @param head status line and headers
   */
  private record Answer(String head, String body) {

    int status() {
      return Integer.parseInt(head.substring(9, 12));
    }

    JsonNode json() throws IOException {
      return JSON.readTree(body);
    }
  }

  @Test
  void expandIsNotEncodedAndGuidsAreUpperCase() throws Exception {
    String id = ada.id().toString().toUpperCase(Locale.ROOT);

    Answer answer =
        get(
            "systemusers("
                + id
                + ")?$select=fullname&$expand=systemuserroles_association($select=name)");

    assertThat(answer.status()).as(answer.body).isEqualTo(200);
    assertThat(answer.json().at("/systemuserroles_association/0/name").asText())
        .isEqualTo("Delegate");
    assertThat(answer.json().at("/systemuserid").asText()).isEqualTo(ada.id().toString());
  }

  @Test
  void oneHeaderHoldsSeveralPreferences() throws Exception {
    Answer answer =
        get(
            "systemusers?$select=isdisabled,accessmode&$orderby=fullname",
            "Prefer: odata.include-annotations=\"OData.Community.Display.V1.FormattedValue\","
                + "odata.maxpagesize=1");

    assertThat(answer.json().at("/value")).hasSize(1);
    assertThat(
            answer
                .json()
                .at("/value/0")
                .get("isdisabled@OData.Community.Display.V1.FormattedValue")
                .asText())
        .isEqualTo("Enabled");
    assertThat(answer.head.toLowerCase(Locale.ROOT)).contains("preference-applied: ");
  }

  /** It cuts its own base off, and puts it before the rest again. */
  @Test
  void nextLinkBeginsWithTheBaseOfTheClient() throws Exception {
    List<String> seen = new ArrayList<>();
    String path = "systemusers?$select=fullname&$filter=" + encoded("islicensed eq true");
    while (path != null) {
      Answer page = get(path, "Prefer: odata.maxpagesize=\"1\"");
      page.json().at("/value").forEach(row -> seen.add(row.get("fullname").asText()));
      JsonNode link = page.json().get("@odata.nextLink");
      assertThat(link == null || link.asText().startsWith(base())).isTrue();
      path = link == null ? null : link.asText().substring(base().length());
    }
    assertThat(seen).containsExactlyInAnyOrder("Ada Lovelace", "Grace Hopper");
  }

  @Test
  void unchangedRowComesWithoutABody() throws Exception {
    String path = "systemusers(" + ada.id() + ")?$select=fullname";
    String etag = get(path).json().get("@odata.etag").asText();

    Answer again = get(path, "If-None-Match: " + etag);

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body).isEmpty();
    assertThat(
            get(path, "If-None-Match: " + etag, "Prefer: odata.include-annotations=\"*\"").status())
        .isEqualTo(200);
  }

  @Test
  void functionsAreCalledWithAndWithoutParentheses() throws Exception {
    String target = encoded("{\"@odata.id\":\"systemusers(" + ada.id() + ")\"}");
    String user = "systemusers(" + ada.id() + ")/Microsoft.Dynamics.CRM.";

    assertThat(get("WhoAmI()").json().has("UserId")).isTrue();
    assertThat(get("WhoAmI").json().has("UserId")).isTrue();
    assertThat(get(user + "RetrievePrincipalAccess(Target=@p1)?@p1=" + target).json())
        .isEqualTo(
            get(user.replace("Microsoft.Dynamics.CRM.", "")
                    + "RetrievePrincipalAccess(Target=@p1)?@p1="
                    + target)
                .json());
    Answer named =
        get(
            user
                + "RetrieveUserSetOfPrivilegesByNames(PrivilegeNames=@p)?@p="
                + encoded("[\"prvActOnBehalfOfAnotherUser\",\"prvReadUser\"]"));
    assertThat(named.json().at("/RolePrivileges")).as(named.body).hasSize(1);
    assertThat(named.json().at("/RolePrivileges/0/PrivilegeName").asText())
        .isEqualTo("prvActOnBehalfOfAnotherUser");
    assertThat(get(user + "RetrieveUserPrivileges()").json().at("/RolePrivileges")).hasSize(1);
    assertThat(get(user + "RetrieveUserSetOfPrivilegesByNames(PrivilegeNames=@p)").status())
        .isEqualTo(400);
  }

  @Test
  void countComesAsTextAndBesideRows() throws Exception {
    Answer text = get("systemusers/$count?$filter=" + encoded("islicensed eq true"));
    assertThat(text.head.toLowerCase(Locale.ROOT)).contains("content-type: text/plain");
    assertThat(text.body).isEqualTo("2");
    assertThat(
            get("systemusers?$count=true&$top=1&$filter=" + encoded("islicensed eq true"))
                .json()
                .get("@odata.count")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  void missingRowIsTold() throws Exception {
    Answer answer = get("systemusers(00000000-0000-0000-0000-000000000000)");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().at("/error/code").asText()).isEqualTo("0x80040217");
    assertThat(get("systemusers({" + ada.id() + "})").status()).isIn(400, 404);
  }

  private static String encoded(String text) {
    return WebApi.encoded(text);
  }

  private static String base() {
    return "http://localhost:" + RestAssured.port + "/api/data/v9.2/";
  }

  private static Answer get(String path, String... headers) throws IOException {
    StringBuilder request = new StringBuilder("GET /api/data/v9.2/" + path + " HTTP/1.1\r\n");
    request.append("Host: localhost:").append(RestAssured.port).append("\r\n");
    request.append("Accept: application/json\r\nOData-Version: 4.0\r\nOData-MaxVersion: 4.0\r\n");
    request
        .append("Authorization: Bearer ")
        .append(Token.program(TestIssuer.ADMINISTRATOR).signed())
        .append("\r\nConnection: close\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    request.append("\r\n");
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = answer.indexOf("\r\n\r\n");
      return new Answer(answer.substring(0, end), answer.substring(end + 4));
    }
  }
}

package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static dev.tenantsync.dynamics.systemuser.WebApi.call;
import static dev.tenantsync.dynamics.systemuser.WebApi.encoded;
import static dev.tenantsync.dynamics.systemuser.WebApi.get;
import static dev.tenantsync.dynamics.systemuser.WebApi.root;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadInputTest {

  @Inject World world;

  private UUID user;

  @BeforeEach
  void threeUsers() {
    world.clear();
    user = world.arrives(person("Ada").licensed());
    world.arrives(person("Grace").licensed());
    world.arrives(person("Alan").licensed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"nickname\":            | 0x80048d19 | JSON",
        "{\"nickname\":\"a\"} x    | 0x80048d19 | JSON",
        "{\"nickname\":1,\"nickname\":2} | 0x80048d19 | nickname",
        "[]                        | 0x80048d19 | object",
        "\"text\"                  | 0x80048d19 | object",
        "{\"nickname\":5}          | 0x80048d19 | nickname",
        "{\"nickname\":{}}         | 0x80048d19 | nickname",
        "{\"nickname\":[\"a\"]}    | 0x80048d19 | nickname",
        "{\"nickname\":\"\\u0000\"} | 0x80048d19 | nickname",
        "{\"nicknam\":\"x\"}       | 0x80048d19 | nicknam",
        "{\"Nickname\":\"x\"}      | 0x80048d19 | Nickname",
        "{\"\":\"x\"}              | 0x80048d19 | property",
        "{\"chosenmode\":4}        | 0x80048d19 | chosenmode",
        "{\"salutation\":\"123456789012345678901\"} | 0x80044331 | salutation",
        "{\"accessmode\":\"4\"}    | 0x80048d19 | accessmode",
        "{\"accessmode\":4.5}      | 0x80048d19 | accessmode",
        "{\"accessmode\":null}     | 0x80048d19 | accessmode",
        "{\"accessmode\":6}        | 0x8004431A | accessmode",
        "{\"accessmode\":-1}       | 0x8004431A | accessmode",
        "{\"accessmode\":99999999999999} | 0x8004431A | accessmode",
        "{\"accessmode\":3}        | 0x8004431A | accessmode",
        "{\"accessmode\":5}        | 0x8004431A | accessmode",
        "{\"isdisabled\":\"true\"} | 0x80048d19 | isdisabled",
        "{\"isdisabled\":1}        | 0x80048d19 | isdisabled",
        "{\"isdisabled\":null}     | 0x80048d19 | isdisabled",
        "{\"parentsystemuserid@odata.bind\":\"/systemusers(x)\"} | 0x80048d19 | parentsystemuserid"
      })
  void badBodyIsRefusedByNameAndNothingIsWritten(String body, String code, String named) {
    String before = world.everything();

    Response refusal =
        call().contentType(ContentType.JSON).body(body).patch(root() + "systemusers(" + user + ")");

    assertThat(refusal.statusCode()).as(refusal.asString()).isEqualTo(400);
    assertThat(refusal.<String>path("error.code")).isEqualTo(code);
    assertThat(refusal.<String>path("error.message")).contains(named);
    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void emptyBodyIsRefused() {
    assertThat(call().patch(root() + "systemusers(" + user + ")").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$select=nope                      | nope",
        "$select=                          | $select",
        "$filter=nope eq 1                 | nope",
        "$filter=fullname eq               | $filter",
        "$filter=fullname eq 5             | fullname",
        "$filter=fullname like 'x'         | $filter",
        "$filter=isdisabled eq 'true'      | isdisabled",
        "$filter=accessmode eq 'x'         | accessmode",
        "$filter=length(fullname) eq 3     | length",
        "$filter=(fullname eq 'x'          | $filter",
        "$filter=fullname eq 'x            | $filter",
        "$filter=systemuserid eq 'x'       | systemuserid",
        "$filter=createdon gt 2026-99-99   | $filter",
        "$orderby=nope                     | nope",
        "$orderby=fullname up              | $orderby",
        "$top=-1                           | $top",
        "$top=x                            | $top",
        "$top=5001                         | $top",
        "$skip=1                           | $skip",
        "$search=x                         | $search",
        "$apply=x                          | $apply",
        "$nope=1                           | $nope",
        "nope=1                            | nope",
        "$count=maybe                      | $count",
        "$top=1&$top=2                     | $top",
        "$expand=nope                      | nope",
        "$expand=systemuserroles_association($select=nope)   | nope",
        "$expand=systemuserroles_association($skip=1)        | $skip",
        "$expand=systemuserroles_association($top=-1)        | $top",
        "$expand=systemuserroles_association($select=name    | $expand",
        "$skiptoken=AAAA                   | $skiptoken"
      })
  void badQueryIsRefusedNamingTheCulprit(String query, String named) {
    String option = query.substring(0, query.indexOf('=') + 1);
    String value = query.substring(query.indexOf('=') + 1);
    String path = value.contains("&") ? query : option + encoded(value);

    Response refusal = get("systemusers?" + path);

    assertThat(refusal.statusCode()).as(refusal.asString()).isEqualTo(400);
    assertThat(refusal.<String>path("error.code")).isEqualTo("0x80060888");
    assertThat(refusal.<String>path("error.message")).contains(named);
  }

  @Test
  void badQueryOfAWriteIsFoundBeforeWriting() {
    String before = world.everything();

    Response refusal =
        call()
            .contentType(ContentType.JSON)
            .body("{\"nickname\":\"x\"}")
            .patch(root() + "systemusers(" + user + ")?$select=nope");

    assertThat(refusal.statusCode()).isEqualTo(400);
    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void tokenOfAnotherQueryOrAForgedOneIsRefused() {
    String link =
        call()
            .header("Prefer", "odata.maxpagesize=1")
            .get(root() + "systemusers?$orderby=fullname")
            .path("'@odata.nextLink'");
    String token = link.substring(link.indexOf("$skiptoken=") + "$skiptoken=".length());
    assertThat(call().get(link).statusCode()).isEqualTo(200);

    for (String bad :
        new String[] {
          "systemusers?$skiptoken=" + token,
          "systemusers?$orderby=fullname%20desc&$skiptoken=" + token,
          "systemusers?$orderby=fullname&$filter=isdisabled%20eq%20true&$skiptoken=" + token,
          "roles?$orderby=name&$skiptoken=" + token,
          "systemusers?$orderby=fullname&$skiptoken=" + token.substring(1),
          "systemusers?$orderby=fullname&$skiptoken=" + changed(token)
        }) {
      assertThat(get(bad).statusCode()).as(bad).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemusers(x)",
        "systemusers(123)",
        "systemusers('x')",
        "systemusers(domainname='x')",
        "systemusers(systemuserid=00000000-0000-0000-0000-000000000000)",
        "systemusers(00000000-0000-0000-0000-000000000000)",
        "systemusers(azureactivedirectoryobjectid=x)",
        "roles(x)",
        "businessunits(00000000-0000-0000-0000-000000000000)",
        "contacts",
        "systemusers(00000000-0000-0000-0000-000000000000)/nope"
      })
  void badAddressIsNeitherAFaultNorFound(String path) {
    Response refusal = get(path);

    assertThat(refusal.statusCode()).as(refusal.asString()).isIn(400, 404);
    assertThat(refusal.<String>path("error.code")).startsWith("0x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemusers?$filter=fullname eq \"x\"",
        "systemusers?$filter=%zz",
        "systemusers?$filter={x}",
        "systemusers?$select=a|b^c",
        "systemusers(%zz)",
        "systemusers?$filter=fullname%20eq%20'%00'",
        "systemusers?$filter=%ff%fe"
      })
  void brokenEscapesAndStrayCharactersAreNoFault(String target) throws IOException {
    String status = rawStatus(target.replace(' ', '\u0000').replace("\u0000", "%20"));

    assertThat(status).as(target).startsWith("HTTP/1.1 4");
  }

  @Test
  void deeplyNestedFilterIsRefused() {
    String filter = "(".repeat(500) + "isdisabled eq true" + ")".repeat(500);

    assertThat(get("systemusers?$filter=" + encoded(filter)).statusCode()).isEqualTo(400);
  }

  private static String changed(String token) {
    char first = token.charAt(token.length() / 2);
    return token.substring(0, token.length() / 2)
        + (first == 'A' ? 'B' : 'A')
        + token.substring(token.length() / 2 + 1);
  }

  private static String rawStatus(String target) throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      OutputStream out = socket.getOutputStream();
      String request =
          "GET /api/data/v9.2/"
              + target
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("nothing");
    }
  }
}

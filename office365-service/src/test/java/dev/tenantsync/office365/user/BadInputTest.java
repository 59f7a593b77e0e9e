package dev.tenantsync.office365.user;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.identity.Administrator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request, the answer is Graph's error and nothing is written. */
@QuarkusTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadInputTest {

  @Inject Rows rows;

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("{", "JSON"),
        Arguments.of("", "JSON"),
        Arguments.of("null", "JSON"),
        Arguments.of("[]", "JSON"),
        Arguments.of("\"text\"", "JSON"),
        Arguments.of("{} {}", "JSON"),
        Arguments.of("{\"city\":\"a\",\"city\":\"b\"}", "JSON"),
        Arguments.of("[".repeat(2000), "JSON"),
        Arguments.of("{\"displayName\":7}", "displayName"),
        Arguments.of("{\"displayName\":null}", "displayName"),
        Arguments.of("{\"displayName\":\"\"}", "displayName"),
        Arguments.of("{\"displayName\":\"   \"}", "displayName"),
        Arguments.of("{\"displayName\":\"" + "x".repeat(257) + "\"}", "displayName"),
        Arguments.of("{\"displayName\":{\"a\":1}}", "displayName"),
        Arguments.of("{\"accountEnabled\":\"true\"}", "accountEnabled"),
        Arguments.of("{\"accountEnabled\":null}", "accountEnabled"),
        Arguments.of("{\"givenName\":\"" + "x".repeat(65) + "\"}", "givenName"),
        Arguments.of("{\"jobTitle\":\"" + "x".repeat(129) + "\"}", "jobTitle"),
        Arguments.of("{\"postalCode\":\"" + "x".repeat(41) + "\"}", "postalCode"),
        Arguments.of("{\"streetAddress\":\"" + "x".repeat(1025) + "\"}", "streetAddress"),
        Arguments.of("{\"city\":\"a\\u0000b\"}", "city"),
        Arguments.of("{\"city\":\"a\\ud800b\"}", "city"),
        Arguments.of("{\"city\":[\"a\"]}", "city"),
        Arguments.of("{\"businessPhones\":\"1\"}", "businessPhones"),
        Arguments.of("{\"businessPhones\":[1]}", "businessPhones"),
        Arguments.of("{\"businessPhones\":[\"1\",\"2\"]}", "businessPhones"),
        Arguments.of("{\"businessPhones\":[null]}", "businessPhones"),
        Arguments.of("{\"otherMails\":[\"nomail\"]}", "otherMails"),
        Arguments.of("{\"mail\":\"nomail\"}", "mail"),
        Arguments.of("{\"mailNickname\":\"a b\"}", "mailNickname"),
        Arguments.of("{\"usageLocation\":\"XX\"}", "usageLocation"),
        Arguments.of("{\"usageLocation\":\"Switzerland\"}", "usageLocation"),
        Arguments.of("{\"usageLocation\":null}", "usageLocation"),
        Arguments.of("{\"userType\":\"King\"}", "userType"),
        Arguments.of("{\"passwordPolicies\":\"Nonsense\"}", "passwordPolicies"),
        Arguments.of("{\"passwordProfile\":\"secret\"}", "passwordProfile"),
        Arguments.of("{\"passwordProfile\":{\"password\":7}}", "password"),
        Arguments.of("{\"passwordProfile\":{\"passwrod\":\"x\"}}", "passwrod"),
        Arguments.of("{\"passwordProfile\":{\"password\":\"weak\"}}", "password"),
        Arguments.of("{\"dispalyName\":\"x\"}", "dispalyName"),
        Arguments.of("{\"DisplayName\":\"x\"}", "DisplayName"),
        Arguments.of("{\"manager@odata.bind\":\"/users/x\"}", "manager@odata.bind"),
        Arguments.of("{\"manager@odata.bind\":null}", "manager@odata.bind"),
        Arguments.of("{\"manager@odata.bind\":7}", "manager@odata.bind"),
        Arguments.of("{\"owner@odata.bind\":\"x\"}", "owner@odata.bind"),
        Arguments.of("{\"userPrincipalName\":\"a@fabrikam.com\"}", "userPrincipalName"),
        Arguments.of("{\"userPrincipalName\":\"a\"}", "userPrincipalName"),
        Arguments.of("{\"id\":\"a\"}", "id"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void a_bad_change_is_refused_whole(String body, String named) {
    String id = People.somebody();
    List<String> before = rows.everything();
    String good =
        body.startsWith("{\"") && !body.contains("city")
            ? body.replaceFirst("\\{", "{\"city\":\"Bern\",")
            : body;
    refused("PATCH", "/v1.0/users/" + id, good, named);
    assertThat(rows.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "displayName       | 7",
        "accountEnabled    | \"yes\"",
        "mail              | \"nomail\"",
        "usageLocation     | \"XX\"",
        "unknownProperty   | true",
        "proxyAddresses    | [\"SMTP:a@b.c\"]",
        "mailNickname      | \"a@b\"",
        "passwordProfile   | {}",
        "passwordProfile   | {\"password\":null}"
      })
  void a_bad_user_is_not_created(String property, String value) throws Exception {
    Object json = new ObjectMapper().readValue(value, Object.class);
    Map<String, Object> user = People.with(People.described(People.freshName()), property, json);
    List<String> before = rows.everything();
    String body = new ObjectMapper().writeValueAsString(user);
    refused("POST", "/v1.0/users", body, property.startsWith("passwordP") ? "password" : property);
    assertThat(rows.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$top=0                                          | $top",
        "$top=1000                                       | $top",
        "$top=-1                                         | $top",
        "$top=ten                                        | $top",
        "$top=99999999999                                | $top",
        "$skip=1                                         | $skip",
        "$count=maybe                                    | $count",
        "$nonsense=1                                     | $nonsense",
        "$top=1&$top=2                                   | $top",
        "$select=nonsense                                | nonsense",
        "$select=id,,mail                                | $select",
        "$expand=photo                                   | $expand",
        "$search=\"displayName:a\"                       | $search",
        "$format=atom                                    | $format",
        "$orderby=nonsense                               | nonsense",
        "$orderby=mail                                   | mail",
        "$orderby=displayName sideways                   | $orderby",
        "$orderby=displayName&$filter=accountEnabled eq true | ConsistencyLevel",
        "$filter=                                        | $filter",
        "$filter=displayName                             | displayName",
        "$filter=displayName eq                          | $filter",
        "$filter=displayName eq 'a                       | $filter",
        "$filter=displayName eq 'a' and                  | $filter",
        "$filter=(displayName eq 'a'                     | $filter",
        "$filter=displayName eq 7                        | displayName",
        "$filter=accountEnabled eq 'true'                | accountEnabled",
        "$filter=id eq 'nonsense'                        | id",
        "$filter=createdDateTime ge 'yesterday'          | createdDateTime",
        "$filter=nonsense eq 'a'                         | nonsense",
        "$filter=contains(displayName,'a')               | displayName",
        "$filter=substringof('a',displayName)            | substringof",
        "$filter=startswith(jobTitle,'a')                | jobTitle",
        "$filter=passwordPolicies eq 'a'                 | passwordPolicies",
        "$filter=assignedLicenses/any(s:s/nonsense eq 1) | nonsense",
        "$filter=assignedLicenses eq null                | assignedLicenses",
        "$skiptoken=forged                               | $skiptoken"
      })
  void a_bad_query_is_refused(String query, String named) {
    int equals = query.indexOf('=');
    var request = given();
    if (query.contains("&")) {
      Stream.of(query.split("&"))
          .map(pair -> pair.split("=", 2))
          .forEach(pair -> request.queryParam(pair[0], pair[1]));
    } else {
      request.queryParam(query.substring(0, equals), query.substring(equals + 1));
    }
    request
        .get("/v1.0/users")
        .then()
        .statusCode(400)
        .body("error.toString()", containsString(named))
        .body("error.message", notNullValue())
        .body("error.innerError.'request-id'", notNullValue());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1.0/users/%00, 404",
    "GET, /v1.0/users/%20, 404",
    "GET, /v1.0/users('a, 404",
    "GET, /v1.0/users(''), 404",
    "GET, /v1.0/users/00000000-0000-0000-0000-000000000000, 404",
    "PATCH, /v1.0/users/00000000-0000-0000-0000-000000000000, 404",
    "DELETE, /v1.0/users/00000000-0000-0000-0000-000000000000, 404",
    "DELETE, /v1.0/users, 405",
    "PUT, /v1.0/users, 405",
    "GET, /v1.0/users?$filter=displayName%20eq%20%27%00%27, 400",
    "GET, /v1.0/users?$filter=%C3, 400"
  })
  void an_odd_address_gets_a_graph_error(String method, String path, int status) {
    List<String> before = rows.everything();
    given()
        .urlEncodingEnabled(false)
        .contentType(ContentType.JSON)
        .body("{}")
        .request(method, path)
        .then()
        .statusCode(status)
        .contentType(startsWith("application/json"))
        .body("error.code", notNullValue());
    assertThat(rows.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1.0/users?$filter=%ZZ",
        "/v1.0/users?$filter=a|b{c}<d>^\\`\"",
        "/v1.0/users?$filter=%",
        "/v1.0/users/a|b",
        "/v1.0/users/{a}",
        "/v1.0/users/%ZZ",
        "/v1.0/users/%",
        "/v1.0/users/%C3%28",
        "/v1.0/users/..%2f..%2fq",
        "/v1.0/users/a;b=c"
      })
  void what_is_no_uri_at_all_is_refused_too(String path) throws IOException {
    String answer = raw("GET " + path + " HTTP/1.1");
    assertThat(answer).containsPattern("^HTTP/1.1 40[04] ");
  }

  /** For what no HTTP client lets out. */
  private static String raw(String requestLine) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      String token = "Authorization: Bearer " + Administrator.token();
      String request =
          requestLine + "\r\nHost: localhost\r\n" + token + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_body_that_is_no_json_by_its_type_is_refused() {
    given()
        .contentType("text/xml")
        .body("<user/>")
        .post("/v1.0/users")
        .then()
        .statusCode(415)
        .body("error.code", notNullValue());
  }

  @ParameterizedTest
  @CsvSource({"application/json", "application/json;odata.metadata=full", "''"})
  void a_body_without_or_with_a_wider_type_is_read(String type) {
    String id = People.somebody();
    var request = given().body("{\"city\":\"Bern\"}".getBytes(StandardCharsets.UTF_8));
    (type.isEmpty() ? request.noContentType() : request.header("Content-Type", type))
        .patch("/v1.0/users/" + id)
        .then()
        .statusCode(204);
  }

  private static void refused(String method, String path, String body, String named) {
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .request(method, path)
        .then()
        .statusCode(400)
        .contentType(startsWith("application/json"))
        .header("request-id", notNullValue())
        .body("error.code", notNullValue())
        .body("error.toString()", containsString(named));
  }
}

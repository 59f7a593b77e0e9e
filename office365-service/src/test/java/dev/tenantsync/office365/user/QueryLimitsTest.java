package dev.tenantsync.office365.user;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class QueryLimitsTest {

  static Stream<Arguments> tooMuch() {
    return Stream.of(
        Arguments.of("$filter", "city eq '" + "x".repeat(8_190) + "'", "longer than 8192"),
        Arguments.of("$filter", "(".repeat(61) + "accountEnabled", "deeper than 60 levels"),
        Arguments.of("$filter", "not ".repeat(61) + "accountEnabled", "deeper than 60 levels"),
        Arguments.of("$filter", "city in (" + repeated("'a'", ",", 501) + ")", "500 values"),
        Arguments.of("$filter", repeated("mail", " or ", 501), "500 conditions"),
        Arguments.of("$search", "\"mail:" + "x".repeat(2_048) + "\"", "longer than 2048"),
        Arguments.of("$search", "(".repeat(61) + "\"mail:x\"", "deeper than 60 levels"),
        Arguments.of("$search", repeated("\"mail:x\"", " OR ", 51), "50 clauses"),
        Arguments.of("$select", numbered(201), "more than 200 properties"),
        Arguments.of("$orderby", numbered(11), "more than 10 properties"),
        Arguments.of("$expand", "x".repeat(5_000), "Invalid value 'xxx"),
        Arguments.of("$select", "id" + "/x".repeat(5_000), "Invalid value 'id/x"));
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void tooMuchIsRefused(String option, String value, String said) {
    Response answer = get("?" + option + "=" + encoded(value));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.<String>path("error.message")).contains(said).hasSizeLessThan(300);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "1000", "99999999999", "-99999999999"})
  void aPageSizeOutOfBoundsIsRefusedInGraphsWords(String top) {
    Response answer = get("?$top=" + top);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.<String>path("error.message"))
        .isEqualTo(
            "Invalid page size specified: '" + top + "'. Must be between 1 and 999 inclusive.");
  }

  @ParameterizedTest
  @CsvSource({"abc", "1.5", "''", "1e2"})
  void aPageSizeThatIsNoNumberIsRefused(String top) {
    Response answer = get("?$top=" + top);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.<String>path("error.message")).contains("'" + top + "' for '$top'");
  }

  @Test
  void theLongestFilterIsPagedToTheEnd() {
    List<String> people = List.of(People.somebody(), People.somebody(), People.somebody());
    String others =
        IntStream.range(0, 160)
            .mapToObj(i -> "'" + UUID.randomUUID() + "'")
            .collect(Collectors.joining(","));
    String filter = "id in ('" + String.join("','", people) + "'," + others + ")";
    filter += " and city ne '" + "é".repeat(100) + "x".repeat(8_192 - filter.length() - 115) + "'";
    assertThat(filter).hasSize(8_192);
    Response page = get("?$top=1&$count=true&$filter=" + encoded(filter));
    int found = 0;
    while (true) {
      assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
      found += page.<List<?>>path("value").size();
      String link = page.path("'@odata.nextLink'");
      if (link == null) {
        break;
      }
      page = given().urlEncodingEnabled(false).get(link);
    }
    assertThat(found).isEqualTo(3);
  }

  @Test
  void aTokenBelongsToItsSearch() {
    String one = get("?$top=1&$search=" + encoded("\"mail:a\" OR \"displayName:a\"")).asString();
    assertThat(one).contains("skiptoken");
    String token = one.replaceFirst("(?s).*skiptoken=([^\"]*)\".*", "$1");
    assertThat(
            get("?$top=1&$search=" + encoded("\"mail:b\"") + "&$skiptoken=" + token).statusCode())
        .isEqualTo(400);
    assertThat(get("?$top=1&$skiptoken=" + token).statusCode()).isEqualTo(400);
  }

  @Test
  void aSearchNeedsTheHeaderOnItsFirstPage() {
    People.somebody();
    People.somebody();
    String query = "?$top=1&$search=" + encoded("\"displayName:adele\"");
    Response refused = given().urlEncodingEnabled(false).get("/v1.0/users" + query);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.<String>path("error.code")).isEqualTo("Request_UnsupportedQuery");
    assertThat(refused.<String>path("error.message"))
        .isEqualTo(
            "Request with $search query parameter only works through MSGraph with a special request"
                + " header: 'ConsistencyLevel: eventual'");
    String next = get(query).path("'@odata.nextLink'");
    assertThat(given().urlEncodingEnabled(false).get(next).statusCode()).isEqualTo(200);
  }

  private static String repeated(String word, String between, int times) {
    return String.join(between, Collections.nCopies(times, word));
  }

  private static String numbered(int names) {
    return IntStream.range(0, names).mapToObj(i -> "p" + i).collect(Collectors.joining(","));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static Response get(String query) {
    return given()
        .urlEncodingEnabled(false)
        .header("ConsistencyLevel", "eventual")
        .get("/v1.0/users" + query);
  }
}

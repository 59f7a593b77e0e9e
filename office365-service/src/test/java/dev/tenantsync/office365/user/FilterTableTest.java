package dev.tenantsync.office365.user;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The tables of {@code src/test/resources/filters}, each line a request. */
@QuarkusTest
class FilterTableTest {

  private static final Map<String, String> EVENTUAL = Map.of("ConsistencyLevel", "eventual");
  private static @Nullable FilterPeople made;

  @Inject Rows rows;

  private FilterPeople people;

  /** How a query is asked. */
  enum Asked {
    PLAIN(false, ""),
    HEADER(true, ""),
    COUNT(false, "&$count=true"),
    ADVANCED(true, "&$count=true");

    private final boolean header;
    private final String option;

    Asked(boolean header, String option) {
      this.header = header;
      this.option = option;
    }
  }

  @BeforeEach
  void makeThePeopleOnce() {
    if (made == null) {
      made = new FilterPeople(rows);
    }
    people = Objects.requireNonNull(made);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/filters/found.csv", delimiter = '|', quoteCharacter = '`')
  void aFilterFindsWhomItShould(String how, String filter, @Nullable String expected) {
    Asked asked = Asked.valueOf(how.toUpperCase(Locale.ROOT));
    String narrowed = people.among(filter);
    JsonPath page = ok(list("?$select=id&$filter={f}" + asked.option, asked, narrowed));
    List<String> found = page.getList("value.id");
    assertThat(people.called(found)).isEqualTo(expected == null ? "" : expected);
    if (asked == Asked.ADVANCED) {
      assertThat(page.getInt("'@odata.count'")).isEqualTo(found.size());
    }
    Response count = list("/$count?$filter={f}", Asked.HEADER, narrowed);
    assertThat(count.contentType()).startsWith("text/plain");
    assertThat(count.asString()).isEqualTo(String.valueOf(found.size()));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/filters/refused.csv", delimiter = '|', quoteCharacter = '`')
  void aFilterIsRefusedByName(String how, String filter, String code, String said) {
    Asked asked = Asked.valueOf(how.toUpperCase(Locale.ROOT));
    refused(list("?$filter={f}" + asked.option, asked, people.filled(filter)), code, said);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/filters/searched.csv", delimiter = '|', quoteCharacter = '`')
  void aSearchFindsWhomItShould(String search, @Nullable String expected, @Nullable String filter) {
    Object[] values = {people.filled(search), people.among(filter == null ? "" : filter)};
    JsonPath page = ok(list("?$select=id&$search={s}&$filter={f}", Asked.HEADER, values));
    assertThat(people.called(page.getList("value.id"))).isEqualTo(expected == null ? "" : expected);
    JsonPath sorted =
        ok(
            list(
                "?$select=id&$search={s}&$filter={f}&$orderby=displayName desc&$count=true",
                Asked.ADVANCED,
                values));
    assertThat(people.called(sorted.getList("value.id")))
        .isEqualTo(expected == null ? "" : expected);
    assertThat(list("/$count?$search={s}&$filter={f}", Asked.HEADER, values).asString())
        .isEqualTo(sorted.getString("'@odata.count'"));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/filters/unsearched.csv", delimiter = '|', quoteCharacter = '`')
  void aSearchIsRefusedByName(String search, String code, String said) {
    refused(list("?$search={s}", Asked.HEADER, search), code, said);
  }

  private static Response list(String query, Asked asked, Object... values) {
    String filled = query.replace(" ", "%20");
    for (Object value : values) {
      String encoded = URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
      filled = filled.replaceFirst("\\{[sf]}", Matcher.quoteReplacement(encoded));
    }
    return given()
        .urlEncodingEnabled(false)
        .headers(asked.header ? EVENTUAL : Map.of())
        .get("/v1.0/users" + filled);
  }

  private static JsonPath ok(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.jsonPath();
  }

  private static void refused(Response answer, String code, String said) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    assertThat(answer.<String>path("error.code")).as(answer.asString()).isEqualTo(code);
    assertThat(answer.<String>path("error.message")).contains(said);
  }
}

package dev.tenantsync.office365.user;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.tenantsync.office365.Rows;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UserResourceTest {

  private static final List<String> ELEVEN =
      List.of(
          "@odata.context",
          "businessPhones",
          "displayName",
          "givenName",
          "jobTitle",
          "mail",
          "mobilePhone",
          "officeLocation",
          "preferredLanguage",
          "surname",
          "userPrincipalName",
          "id");

  @Inject Rows rows;

  @Test
  void a_created_user_answers_with_the_eleven_properties_and_never_the_password() {
    String name = People.freshName();
    Map<String, Object> answer =
        given()
            .contentType(ContentType.JSON)
            .body(People.with(People.described(name), "@odata.type", "#microsoft.graph.user"))
            .post("/v1.0/users")
            .then()
            .statusCode(201)
            .contentType(startsWith("application/json;odata.metadata=minimal"))
            .header("OData-Version", "4.0")
            .header("request-id", matchesPattern("[0-9a-f-]{36}"))
            .header("x-sync-token", matchesPattern("[0-9a-f-]{36}\\.[0-9]+"))
            .body(
                "'@odata.context'",
                is(RestAssured.baseURI + ":" + RestAssured.port + "/v1.0/$metadata#users/$entity"))
            .extract()
            .path("$");
    assertThat(answer.keySet()).containsExactlyElementsOf(ELEVEN);
    assertThat(answer).containsEntry("businessPhones", List.of()).containsEntry("mail", null);
    String hash =
        rows.query("select password_hash from directory_user where id = '" + answer.get("id") + "'")
            .get(0);
    assertThat(BcryptUtil.matches("xWwvJ]6NMw+bWH-d", hash)).isTrue();
    assertThat(
            rows.query(
                "select new_values::text from change where resource_id = '"
                    + answer.get("id")
                    + "'"))
        .singleElement()
        .asString()
        .contains(name)
        .doesNotContain("xWwvJ]6NMw+bWH-d", hash);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accountEnabled",
        "displayName",
        "mailNickname",
        "userPrincipalName",
        "passwordProfile"
      })
  void a_missing_or_null_required_property_is_named(String property) {
    Map<String, Object> user = People.described(People.freshName());
    user.remove(property);
    String text = "A value is required for property '" + property + "' of resource 'User'.";
    refusal(user).body("error.message", is(text)).body("error.details[0].target", is(property));
    user.put(property, null);
    refusal(user).body("error.message", is(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"short1A", "alllowercase", "ALLUPPERCASE1", "lower12345"})
  void a_weak_password_is_refused_unless_the_policy_is_off(String password) {
    Map<String, Object> user =
        People.with(
            People.described(People.freshName()), "passwordProfile", Map.of("password", password));
    refusal(user)
        .body(
            "error.message",
            is(
                "The specified password does not comply with password complexity requirements."
                    + " Please provide a different password."));
    if (password.length() >= 8) {
      People.created(People.with(user, "passwordPolicies", "DisableStrongPassword"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nodomain",
        "a b@contoso.onmicrosoft.com",
        "dot.@contoso.onmicrosoft.com",
        "j\u00f6rg@contoso.onmicrosoft.com",
        "@contoso.onmicrosoft.com",
        "a@b@contoso.onmicrosoft.com",
        "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff12345@contoso.onmicrosoft.com"
      })
  void a_malformed_user_principal_name_is_refused(String name) {
    refusal(People.described(name))
        .body("error.message", is("Property userPrincipalName is invalid."))
        .body("error.details[0].code", is("InvalidValue"))
        .body("error.details[0].target", is("userPrincipalName"));
  }

  @Test
  void a_name_in_an_unverified_domain_is_refused() {
    refusal(People.described("adele@fabrikam.com"))
        .body(
            "error.message",
            is(
                "The domain portion of the userPrincipalName property is invalid. You must use one"
                    + " of the verified domain names in your organization."));
  }

  @Test
  void a_name_is_taken_in_any_letter_case() {
    String name = People.freshName();
    People.created(People.described(name));
    refusal(People.described(name.toUpperCase(java.util.Locale.ROOT)))
        .body("error.code", is("Request_BadRequest"))
        .body(
            "error.message",
            is(
                "Another object with the same value for property userPrincipalName already"
                    + " exists."))
        .body("error.details[0].code", is("ObjectConflict"));
  }

  @Test
  void of_many_who_want_one_name_exactly_one_gets_it() throws Exception {
    Map<String, Object> user = People.described(People.freshName());
    CountDownLatch start = new CountDownLatch(1);
    var callers = Executors.newFixedThreadPool(12);
    List<Future<Integer>> answers =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    callers.submit(
                        () -> {
                          start.await();
                          return given()
                              .contentType(ContentType.JSON)
                              .body(user)
                              .post("/v1.0/users")
                              .statusCode();
                        }))
            .toList();
    start.countDown();
    int created = 0;
    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isIn(201, 400);
      created += answer.get() == 201 ? 1 : 0;
    }
    callers.shutdown();
    assertThat(created).isEqualTo(1);
  }

  @Test
  void a_user_is_found_by_id_by_name_and_in_every_key_form() {
    String name = "o'brien#" + People.freshName();
    String id = People.created(People.described(name));
    String encoded = name.replace("#", "%23").replace("'", "%27");
    String doubled = name.replace("#", "%23").replace("'", "%27%27");
    for (String path :
        List.of(
            "/v1.0/users/" + id,
            "/v1.0/users/" + id.toUpperCase(java.util.Locale.ROOT),
            "/v1.0/users/" + encoded.toUpperCase(java.util.Locale.ROOT),
            "/v1.0/users/" + encoded.replace("@", "%40"),
            "/v1.0/users('" + id + "')",
            "/v1.0/users('" + doubled + "')",
            "/v1.0/users%28%27" + doubled + "%27%29")) {
      given()
          .urlEncodingEnabled(false)
          .get(path)
          .then()
          .statusCode(200)
          .body("id", is(id))
          .body("userPrincipalName", is(name));
    }
  }

  @Test
  void a_selection_answers_with_just_that_and_names_it_in_the_context() {
    String id = People.somebody();
    Map<String, Object> answer =
        given()
            .urlEncodingEnabled(false)
            .get("/v1.0/users/" + id + "?%24select=displayName,accountEnabled,createdDateTime")
            .then()
            .statusCode(200)
            .body(
                "'@odata.context'",
                endsWith("$metadata#users(displayName,accountEnabled,createdDateTime)/$entity"))
            .body("createdDateTime", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
            .extract()
            .path("$");
    assertThat(answer.keySet())
        .containsExactlyInAnyOrder(
            "@odata.context", "displayName", "accountEnabled", "createdDateTime");
    when().get("/v1.0/users/" + id + "?$select=aboutMe").then().statusCode(501);
    when()
        .get("/v1.0/users/" + id + "?$select=passwordProfile")
        .then()
        .statusCode(200)
        .body("passwordProfile", nullValue());
  }

  @Test
  void an_unknown_user_is_not_found_in_graphs_words() {
    given()
        .header("client-request-id", "from-the-client")
        .get("/v1.0/users/nobody@contoso.onmicrosoft.com")
        .then()
        .statusCode(404)
        .header("client-request-id", "from-the-client")
        .body("error.code", is("Request_ResourceNotFound"))
        .body(
            "error.message",
            is(
                "Resource 'nobody@contoso.onmicrosoft.com' does not exist or one of its queried"
                    + " reference-property objects are not present."))
        .body("error.innerError.'client-request-id'", is("from-the-client"))
        .body("error.innerError.'request-id'", notNullValue())
        .body("error.innerError.date", matchesPattern("[0-9T:-]+"));
  }

  @Test
  void a_change_sets_clears_and_leaves_alone() {
    String id =
        People.created(
            People.with(
                People.with(People.described(People.freshName()), "jobTitle", "Clerk"),
                "city",
                "Bern"));
    change(
        id,
        "{\"jobTitle\":null,\"givenName\":\"Adele\",\"mail\":\"a@b.c\",\"businessPhones\":[\"1\"]}");
    when()
        .get("/v1.0/users/" + id + "?$select=jobTitle,givenName,city,mail,businessPhones")
        .then()
        .body("jobTitle", nullValue())
        .body("givenName", is("Adele"))
        .body("mail", is("a@b.c"))
        .body("businessPhones", equalTo(List.of("1")))
        .body("city", is("Bern"));
    assertThat(lastChange(id, "old_values->>'jobTitle'")).isEqualTo("Clerk");
    assertThat(lastChange(id, "new_values->>'givenName'")).isEqualTo("Adele");
    assertThat(lastChange(id, "array_to_string(properties, ',')"))
        .isEqualTo("businessPhones,givenName,jobTitle,mail");
  }

  @Test
  void a_change_to_what_already_is_writes_nothing() {
    String id = People.somebody();
    List<String> before = rows.everything();
    change(id, "{\"displayName\":\"Adele Vance\",\"jobTitle\":null,\"otherMails\":[]}")
        .header("x-sync-token", matchesPattern("[0-9a-f-]{36}\\.[0-9]+"));
    change(id, "{}");
    assertThat(rows.everything()).isEqualTo(before);
  }

  @Test
  void a_new_password_is_noted_without_its_value() {
    String id = People.somebody();
    String hash = "select password_hash from directory_user where id = '" + id + "'";
    List<String> before = rows.query(hash);
    change(id, "{\"passwordProfile\":{\"password\":\"Another1!pass\"}}");
    assertThat(rows.query(hash)).isNotEqualTo(before);
    assertThat(lastChange(id, "array_to_string(properties, ',')")).isEqualTo("passwordProfile");
    assertThat(lastChange(id, "new_values::text")).doesNotContain("Another1!pass", "$2");
  }

  @Test
  void a_user_can_be_renamed_by_name_and_names_keep_their_rules() {
    String name = People.freshName();
    String other = People.freshName();
    String id = People.created(People.described(name));
    People.created(People.described(other));
    String renamed = People.freshName();
    change(name, "{\"userPrincipalName\":\"" + renamed + "\"}");
    when().get("/v1.0/users/" + renamed).then().statusCode(200).body("id", is(id));
    patch(renamed, "{\"userPrincipalName\":\"" + other + "\"}")
        .statusCode(400)
        .body("error.details[0].code", is("ObjectConflict"));
    patch(renamed, "{\"userPrincipalName\":\"a@fabrikam.com\"}")
        .statusCode(400)
        .body("error.message", containsString("verified domain names"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "createdDateTime",
        "deletedDateTime",
        "proxyAddresses",
        "onPremisesSyncEnabled"
      })
  void a_read_only_property_is_refused_and_named(String property) {
    patch(People.somebody(), "{\"" + property + "\":null}")
        .statusCode(400)
        .body("error.message", containsString(property))
        .body("error.details[0].target", is(property));
  }

  @Test
  void an_unsupported_method_and_an_unknown_route_answer_in_graphs_dialect() {
    when()
        .put("/v1.0/users/x")
        .then()
        .statusCode(405)
        .body("error.code", is("Request_BadRequest"))
        .body("error.message", is("Specified HTTP method is not allowed for the request target."));
    for (String path : List.of("/v1.0/nowhere", "/v1.0/users/x/nowhere", "/nowhere", "/")) {
      when()
          .get(path)
          .then()
          .statusCode(404)
          .contentType(startsWith("application/json"))
          .body("error", allOf(hasKey("code"), hasKey("message"), hasKey("innerError")))
          .header("request-id", notNullValue());
    }
  }

  @Test
  void forwarded_headers_from_just_anybody_do_not_change_links() {
    given()
        .header("X-Forwarded-Host", "evil.example")
        .header("X-Forwarded-Proto", "https")
        .header("Forwarded", "host=evil.example;proto=https")
        .get("/v1.0/users?$top=1")
        .then()
        .body("'@odata.context'", not(containsString("evil")))
        .body(
            "'@odata.context'",
            startsWith(RestAssured.baseURI + ":" + RestAssured.port + "/v1.0/"));
    given()
        .header("Host", "directory.example:8365")
        .get("/v1.0/users?$top=1")
        .then()
        .body("'@odata.context'", startsWith("http://directory.example:8365/v1.0/"));
  }

  private static ValidatableResponse refusal(Map<String, Object> user) {
    return given()
        .contentType(ContentType.JSON)
        .body(user)
        .post("/v1.0/users")
        .then()
        .statusCode(400)
        .body("error.code", is("Request_BadRequest"));
  }

  private static ValidatableResponse change(String key, String body) {
    return patch(key, body).statusCode(204).body(is(""));
  }

  private static ValidatableResponse patch(String key, String body) {
    return given().contentType(ContentType.JSON).body(body).patch("/v1.0/users/" + key).then();
  }

  private String lastChange(String id, String column) {
    return rows.query(
            "select " + column + " from change where resource_id = '" + id + "' order by seq desc")
        .get(0);
  }
}

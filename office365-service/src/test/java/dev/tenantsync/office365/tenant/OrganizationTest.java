package dev.tenantsync.office365.tenant;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.user.People;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OrganizationTest {

  private static final String DOMAINS = "/admin/domains";

  @Inject Rows rows;
  @Inject FirstStart firstStart;

  @Test
  void there_is_one_organization_with_its_initial_domain() {
    String id =
        when()
            .get("/v1.0/organization")
            .then()
            .statusCode(200)
            .body("'@odata.context'", endsWith("$metadata#organization"))
            .body("value", hasSize(1))
            .body("value[0].displayName", is("Contoso"))
            .body("value[0].verifiedDomains.find { it.isInitial }.name", is(People.DOMAIN))
            .body("value[0].verifiedDomains.find { it.isInitial }.type", is("Managed"))
            .extract()
            .path("value[0].id");
    when().get("/v1.0/organization/" + id).then().statusCode(200).body("id", is(id));
    when().get("/v1.0/organization/" + UUID.randomUUID()).then().statusCode(404);
    when().get("/v1.0/organization?$select=id").then().body("value[0].size()", is(1));
  }

  @Test
  void a_second_start_founds_nothing() {
    List<String> before = rows.everything();
    firstStart.start(new StartupEvent());
    assertThat(rows.everything()).isEqualTo(before);
    assertThat(rows.query("select count(*) from feed")).containsExactly("1");
  }

  @Test
  void a_domain_can_be_added_used_and_removed_when_unused() {
    String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    post("{\"name\":\"" + domain.toUpperCase(java.util.Locale.ROOT) + "\"}")
        .statusCode(201)
        .body("id", is(domain));
    post("{\"name\":\"" + domain + "\"}").statusCode(409);
    when().get("/v1.0/domains").then().body("value.id", hasItem(domain));
    when().get("/v1.0/domains/" + domain).then().statusCode(200).body("isVerified", is(true));
    String id = People.created(People.described("adele@" + domain));
    when().delete(DOMAINS + "/" + domain).then().statusCode(400);
    when().delete("/v1.0/users/" + id).then().statusCode(204);
    when().delete(DOMAINS + "/" + domain).then().statusCode(204);
    when().get(DOMAINS).then().body("value.id", not(hasItem(domain)));
    when().delete(DOMAINS + "/" + domain).then().statusCode(404);
    when().post("/v1.0/directory/deletedItems/" + id + "/restore").then().statusCode(400);
  }

  @Test
  void the_default_can_move_and_neither_it_nor_the_initial_domain_can_go() {
    String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    post("{\"name\":\"" + domain + "\"}").statusCode(201);
    patch(domain).statusCode(204);
    when().get("/v1.0/domains/" + domain).then().body("isDefault", is(true));
    when().delete(DOMAINS + "/" + domain).then().statusCode(400);
    when().delete(DOMAINS + "/" + People.DOMAIN).then().statusCode(400);
    patch(People.DOMAIN).statusCode(204);
    when().get(DOMAINS).then().body("value.findAll { it.isDefault }", hasSize(1));
    when().delete(DOMAINS + "/" + domain).then().statusCode(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":null}",
        "{\"name\":7}",
        "{\"name\":\"nodot\"}",
        "{\"name\":\"a b.example\"}",
        "{\"name\":\"a.example\",\"other\":1}",
        "{\"name\":\"-a.example\"}",
        "[]",
        ""
      })
  void a_bad_domain_is_refused(String body) {
    List<String> before = rows.everything();
    post(body).statusCode(400);
    assertThat(rows.everything()).isEqualTo(before);
  }

  private static ValidatableResponse post(String body) {
    return given().contentType(ContentType.JSON).body(body).post(DOMAINS).then();
  }

  private static ValidatableResponse patch(String domain) {
    return given()
        .contentType(ContentType.JSON)
        .body("{\"isDefault\":true}")
        .patch(DOMAINS + "/" + domain)
        .then();
  }
}

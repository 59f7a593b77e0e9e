package dev.tenantsync.office365.user;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeletedItemsTest {

  private static final String ITEMS = "/v1.0/directory/deletedItems/";

  @Inject Rows rows;
  @Inject RecycleBin bin;

  @Test
  void a_deleted_user_is_gone_at_once_and_frees_the_name() {
    String name = People.freshName();
    String id = deleted(name);
    when().get("/v1.0/users/" + id).then().statusCode(404);
    when().get("/v1.0/users/" + name).then().statusCode(404);
    when().delete("/v1.0/users/" + id).then().statusCode(404);
    given()
        .contentType(ContentType.JSON)
        .body("{\"city\":\"Bern\"}")
        .patch("/v1.0/users/" + id)
        .then()
        .statusCode(404);
    when()
        .get(ITEMS + id)
        .then()
        .statusCode(200)
        .body("'@odata.type'", is("#microsoft.graph.user"))
        .body("userPrincipalName", is(id.replace("-", "") + name))
        .body("displayName", is("Adele Vance"))
        .body("deletedDateTime", notNullValue());
    People.created(People.described(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"microsoft.graph.user", "graph.user"})
  void deleted_users_are_listed_by_type(String cast) {
    String id = deleted(People.freshName());
    String live = People.somebody();
    when()
        .get(ITEMS + cast + "?$top=999&$filter=id in ('" + id + "','" + live + "')")
        .then()
        .statusCode(200)
        .body("value.id", is(List.of(id)))
        .body("value.deletedDateTime", everyItem(notNullValue()));
    when().get("/v1.0/directory/deletedItems").then().statusCode(400);
    when().get("/v1.0/users?$filter=id eq '" + id + "'").then().body("value.id", not(hasItem(id)));
  }

  @Test
  void a_restored_user_is_the_same_as_before() {
    String name = People.freshName();
    String id = deleted(name);
    given()
        .noContentType()
        .post(ITEMS + id + "/restore")
        .then()
        .statusCode(200)
        .body("'@odata.context'", endsWith("$metadata#directoryObjects/$entity"))
        .body("'@odata.type'", is("#microsoft.graph.user"))
        .body("id", is(id))
        .body("userPrincipalName", is(name));
    when().get("/v1.0/users/" + name).then().statusCode(200).body("id", is(id));
    when().get(ITEMS + id).then().statusCode(404);
    assertThat(kinds(id)).containsExactly("CREATED", "DELETED", "RESTORED");
  }

  @Test
  void a_name_taken_meanwhile_forbids_the_restore_unless_a_new_one_is_given() {
    String name = People.freshName();
    String id = deleted(name);
    People.created(People.described(name));
    List<String> before = rows.everything();
    when()
        .post(ITEMS + id + "/restore")
        .then()
        .statusCode(400)
        .body("error.details[0].code", is("ObjectConflict"));
    assertThat(rows.everything()).isEqualTo(before);
    String other = People.freshName();
    given()
        .contentType(ContentType.JSON)
        .body("{\"autoReconcileProxyConflict\":true,\"newUserPrincipalName\":\"" + other + "\"}")
        .post(ITEMS + id + "/microsoft.graph.restore")
        .then()
        .statusCode(200)
        .body("userPrincipalName", is(other));
  }

  @Test
  void a_purged_user_is_gone_for_good() {
    String id = deleted(People.freshName());
    when().delete(ITEMS + id).then().statusCode(204);
    when().delete(ITEMS + id).then().statusCode(404);
    when().get(ITEMS + id).then().statusCode(404);
    when().post(ITEMS + id + "/restore").then().statusCode(404);
    assertThat(kinds(id)).containsExactly("CREATED", "DELETED", "PURGED");
    assertThat(rows.query("select id from directory_user where id = '" + id + "'")).isEmpty();
  }

  @Test
  void a_live_user_can_neither_be_restored_nor_purged() {
    String id = People.somebody();
    when().delete(ITEMS + id).then().statusCode(404);
    when().post(ITEMS + id + "/restore").then().statusCode(404);
    when().get("/v1.0/users/" + id).then().statusCode(200).body("deletedDateTime", nullValue());
  }

  @Test
  void a_malformed_id_is_named() {
    when()
        .get(ITEMS + "nonsense")
        .then()
        .statusCode(400)
        .body("error.message", is("Invalid object identifier 'nonsense'."));
  }

  @Test
  void users_whose_time_is_up_are_purged_in_chunks() {
    List<String> old = List.of(aged("31 days"), aged("31 days"), aged("31 days"));
    String young = aged("29 days");
    Instant before = Instant.now().minus(java.time.Duration.ofDays(30));
    int purged;
    do {
      purged = bin.purgeSome(before, 2);
      assertThat(purged).isBetween(0, 2);
    } while (purged > 0);
    old.forEach(id -> when().get(ITEMS + id).then().statusCode(404));
    old.forEach(id -> assertThat(kinds(id)).endsWith("PURGED"));
    when().get(ITEMS + young).then().statusCode(200);
  }

  private String aged(String age) {
    String id = deleted(People.freshName());
    rows.execute(
        "update directory_user set deleted_date_time = now() - interval '"
            + age
            + "' where id = '"
            + id
            + "'");
    return id;
  }

  private static String deleted(String name) {
    String id = People.created(People.described(name));
    when().delete("/v1.0/users/" + id).then().statusCode(204);
    return id;
  }

  private List<String> kinds(String id) {
    return rows.query("select kind from change where resource_id = '" + id + "' order by seq");
  }
}

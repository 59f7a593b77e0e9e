package dev.tenantsync.office365.identity;

import static dev.tenantsync.office365.Graph.assertRefused;
import static dev.tenantsync.office365.identity.TokenClient.PASSWORD;
import static dev.tenantsync.office365.identity.TokenClient.assertRefused;
import static dev.tenantsync.office365.identity.TokenClient.person;
import static dev.tenantsync.office365.identity.TokenClient.post;
import static dev.tenantsync.office365.identity.TokenClient.token;
import static dev.tenantsync.office365.identity.TokenClient.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People choose a new password, also when they have to. */
@QuarkusTest
class ChangePasswordTest {

  private static final String NEW = "An0ther-canary";

  @Inject Registry registry;
  @Inject Rows rows;

  private final String name =
      "c" + UUID.randomUUID().toString().replace("-", "") + "@contoso.onmicrosoft.com";
  private String id = "";

  @BeforeEach
  void someone() {
    registry.execute("delete from sign_in_failure");
    id = Graph.user(Map.of("userPrincipalName", name));
  }

  @Test
  void forcedChangeEndsWithANewPassword() {
    Graph.patch(
        "/v1.0/users/" + id,
        Map.of("passwordProfile", Map.of("forceChangePasswordNextSignIn", true)));
    assertRefused(post(person(name, PASSWORD)), 400, "invalid_grant", 50055);
    String token =
        token(
            post(
                with(
                    person(name, PASSWORD),
                    "scope",
                    "https://graph.microsoft.com/UserAuthenticationMethod.ReadWrite")));
    assertThat(change(token, PASSWORD, NEW).statusCode()).isEqualTo(204);
    token(post(person(name, NEW)));
    assertRefused(post(person(name, PASSWORD)), 400, "invalid_grant", 50126);
    assertThat(rows.changesOf("USER", id)).last().isEqualTo("UPDATED passwordProfile");
  }

  @Test
  void currentPasswordMustBeRightAndTheNewOneNewAndStrong() {
    String token = token(post(person(name, PASSWORD)));
    assertRefused(
        change(token, "wrong", NEW),
        "currentPassword",
        "The specified current password is incorrect.");
    for (String unfit : new String[] {PASSWORD, "weak", "alllowercase"}) {
      assertThat(change(token, PASSWORD, unfit).statusCode()).isEqualTo(400);
    }
    assertThat(change(token, "", NEW).statusCode()).isEqualTo(400);
    token(post(person(name, PASSWORD)));
  }

  @Test
  void currentPasswordCannotBeGuessedHere() {
    String token = token(post(person(name, PASSWORD)));
    for (int i = 0; i < 10; i++) {
      assertThat(change(token, "wrong" + i, NEW).statusCode()).isEqualTo(400);
    }
    assertThat(change(token, PASSWORD, NEW).<String>path("error.message"))
        .contains("tried to sign in too many times");
    token(post(person(name, PASSWORD)));
  }

  @Test
  void programHasNoPassword() {
    Registry.Program app = registry.program("User.ReadWrite.All");
    String token = token(post(TokenClient.program(app.appId().toString(), app.secret())));
    assertThat(change(token, PASSWORD, NEW).statusCode()).isGreaterThanOrEqualTo(400);
    token(post(person(name, PASSWORD)));
  }

  private static Response change(String token, String current, String wanted) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + token)
        .contentType(ContentType.JSON)
        .body(Map.of("currentPassword", current, "newPassword", wanted))
        .post("/v1.0/me/changePassword");
  }
}

package dev.tenantsync.office365.identity;

import static dev.tenantsync.office365.identity.TokenClient.assertRefused;
import static dev.tenantsync.office365.identity.TokenClient.claims;
import static dev.tenantsync.office365.identity.TokenClient.encoded;
import static dev.tenantsync.office365.identity.TokenClient.person;
import static dev.tenantsync.office365.identity.TokenClient.post;
import static dev.tenantsync.office365.identity.TokenClient.raw;
import static dev.tenantsync.office365.identity.TokenClient.token;
import static dev.tenantsync.office365.identity.TokenClient.with;
import static dev.tenantsync.office365.identity.TokenClient.without;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.identity.Registry.Program;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs ask for tokens, as their libraries do. */
@QuarkusTest
class TokenEndpointTest {

  @Inject Registry registry;
  @Inject AccessTokens tokens;
  @Inject Issuer issuer;
  @Inject IdentitySettings settings;

  private Program app;
  private Map<String, String> request;

  @BeforeEach
  void program() {
    registry.execute("delete from sign_in_failure");
    app = registry.program("User.Read.All");
    request = TokenClient.program(app.appId().toString(), app.secret());
  }

  @Test
  void tokenSaysWhatEntrasDo() throws Exception {
    JwtClaims claims = claims(token(post(request)));
    assertThat(claims.getIssuer())
        .isEqualTo("http://127.0.0.1:8365/" + issuer.tenantId() + "/v2.0");
    assertThat(claims.getAudience()).containsExactly("https://graph.microsoft.com");
    assertThat(claims.getSubject()).isEqualTo(app.id().toString());
    assertThat(claims.getClaimsMap())
        .containsEntry("oid", app.id().toString())
        .containsEntry("tid", issuer.tenantId().toString())
        .containsEntry("appid", app.appId().toString())
        .containsEntry("azp", app.appId().toString())
        .containsEntry("ver", "2.0")
        .containsEntry("idtyp", "app")
        .containsEntry("roles", List.of("User.Read.All"))
        .containsKeys("uti", "iat", "nbf", "exp")
        .doesNotContainKey("scp");
    long life = claims.getExpirationTime().getValue() - Instant.now().getEpochSecond();
    assertThat(life).isBetween(3_580L, 3_599L);
  }

  @Test
  void answerHasWhatClientsNeedAndIsNotCached() {
    Response answer = post(request);
    assertThat(answer.<String>path("token_type")).isEqualTo("Bearer");
    assertThat(answer.<Integer>path("expires_in")).isEqualTo(3599);
    assertThat(answer.<Integer>path("ext_expires_in")).isEqualTo(3599);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Pragma")).isEqualTo("no-cache");
    assertThat(answer.contentType()).isEqualTo("application/json;charset=utf-8");
    assertThat(answer.asString()).doesNotContain(app.secret());
    assertThat(tokens.verify(token(answer)))
        .isEqualTo(new Caller.Program(app.appId(), Set.of("User.Read.All")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded; charset=UTF-8",
        "application/x-www-form-urlencoded;charset=utf-8",
        "application/x-www-form-urlencoded;charset=ISO-8859-1",
        "application/x-www-form-urlencoded"
      })
  void anyCharsetWillDo(String type) {
    token(raw("/common/oauth2/v2.0/token", type, request));
  }

  @Test
  void queryStringAndUnknownFieldsAreIgnored() {
    Map<String, String> chatty =
        with(with(request, "x-client-SKU", "MSAL.Java"), "client_info", "1");
    token(
        raw(
            "/common/oauth2/v2.0/token?client-request-id=1&client_id=other",
            "application/x-www-form-urlencoded",
            with(chatty, "scope", TokenClient.GRAPH + " openid profile offline_access")));
  }

  @Test
  void tenantIsNamedByIdOrDomain() {
    token(post(issuer.tenantId().toString(), request));
    token(post(issuer.tenantId().toString().toUpperCase(Locale.ROOT), request));
    token(post("Contoso.onmicrosoft.com", request));
    token(post("organizations", request));
    for (String other : List.of(UUID.randomUUID().toString(), "fabrikam.com", "%00")) {
      assertRefused(post(other, request), 400, "invalid_request", 90002);
    }
  }

  @Test
  void secretMayComeInTheHeader() {
    Map<String, String> bare = without(without(request, "client_id"), "client_secret");
    Response answer =
        given()
            .auth()
            .preemptive()
            .basic(app.appId().toString(), app.secret())
            .contentType("application/x-www-form-urlencoded")
            .body(encoded(bare))
            .post("/common/oauth2/v2.0/token");
    token(answer);
  }

  @Test
  void audienceIsTheResourceAsAskedFor() throws Exception {
    List<String> resources = new ArrayList<>(settings.addresses());
    resources.addAll(List.of("http://localhost", "00000003-0000-0000-c000-000000000000"));
    assertThat(resources).contains("http://localhost:8365", "http://127.0.0.1:8365");
    for (String resource : resources) {
      JwtClaims claims = claims(token(post(with(request, "scope", resource + "/.default"))));
      assertThat(claims.getAudience()).containsExactly(resource);
      assertThat(claims.getStringListClaimValue("roles")).containsExactly("User.Read.All");
    }
  }

  @Test
  void tokenForDynamicsSaysOnlyThatAProgramCalls() throws Exception {
    String token = token(post(with(request, "scope", "http://localhost:8366//.default")));
    assertThat(claims(token).getAudience()).containsExactly("http://localhost:8366");
    assertThat(claims(token).getStringListClaimValue("roles"))
        .containsExactly("access_as_application");
  }

  @Nested
  class Refusals {

    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "client_id", "scope"})
    void missingParameter(String name) {
      Response refused = post(without(request, name));
      assertRefused(refused, 400, "invalid_request", 900144);
      assertThat(refused.<String>path("error_description")).contains("'" + name + "'");
      assertRefused(post(with(request, name, "")), 400, "invalid_request", 900144);
    }

    @Test
    void emptyBody() {
      assertRefused(given().post("/common/oauth2/v2.0/token"), 400, "invalid_request", 900144);
    }

    @Test
    void bodyThatCannotBeRead() {
      Response refused =
          given()
              .contentType("application/x-www-form-urlencoded")
              .body("grant_type=%zz")
              .post("/common/oauth2/v2.0/token");
      assertRefused(refused, 400, "invalid_request", 90013);
    }

    @Test
    void parameterThatIsThereTwice() {
      Response refused =
          given()
              .contentType("application/x-www-form-urlencoded")
              .body(encoded(request) + "&scope=x")
              .post("/common/oauth2/v2.0/token");
      assertRefused(refused, 400, "invalid_request", 90013);
    }

    @Test
    void unknownGrant() {
      assertRefused(
          post(with(request, "grant_type", "implicit")), 400, "unsupported_grant_type", 70003);
    }

    @Test
    void unknownApplication() {
      for (String id : List.of(UUID.randomUUID().toString(), "nobody")) {
        assertRefused(post(with(request, "client_id", id)), 400, "unauthorized_client", 700016);
      }
    }

    @Test
    void wrongSecret() {
      String other = registry.program("User.Read.All").secret();
      for (String secret : List.of("wrong", other, app.secret() + "x")) {
        assertRefused(post(with(request, "client_secret", secret)), 401, "invalid_client", 7000215);
      }
    }

    @Test
    void expiredSecret() {
      registry.addSecret(app.id(), "an-old-secret", Instant.now().minusSeconds(1));
      assertRefused(
          post(with(request, "client_secret", "an-old-secret")), 401, "invalid_client", 7000222);
    }

    @Test
    void missingSecret() {
      assertRefused(post(without(request, "client_secret")), 401, "invalid_client", 7000218);
    }

    @Test
    void disabledApplication() {
      registry.execute("update application set account_enabled = false where id = ?", app.id());
      assertRefused(post(request), 401, "unauthorized_client", 7000112);
    }

    @Test
    void scopeOfNoResource() {
      for (String scope :
          List.of("https://example.com/.default", "/.default", TokenClient.GRAPH + " x/.default")) {
        assertRefused(post(with(request, "scope", scope)), 400, "invalid_scope", 70011);
      }
    }

    @Test
    void scopeWithoutDefault() {
      for (String scope : List.of("https://graph.microsoft.com/User.Read.All", "openid", "x")) {
        assertRefused(post(with(request, "scope", scope)), 400, "invalid_scope", 1002012);
      }
    }
  }

  @Nested
  class People {

    private final String name =
        "p" + UUID.randomUUID().toString().replace("-", "") + "@contoso.onmicrosoft.com";
    private String id;
    private Map<String, String> signIn;

    @BeforeEach
    void someone() {
      id = Graph.user(Map.of("userPrincipalName", name, "displayName", "Adele"));
      signIn = person(name, TokenClient.PASSWORD);
    }

    @Test
    void personGetsATokenForTheirOwnData() throws Exception {
      Response answer = post(with(signIn, "username", name.toUpperCase(Locale.ROOT)));
      JwtClaims claims = claims(token(answer));
      assertThat(claims.getClaimsMap())
          .containsEntry("oid", id)
          .containsEntry("sub", id)
          .containsEntry("scp", "User.Read")
          .containsEntry("idtyp", "user")
          .containsEntry("upn", name)
          .containsEntry("preferred_username", name)
          .containsEntry("name", "Adele")
          .containsEntry("appid", TokenClient.AZURE_CLI)
          .doesNotContainKey("roles");
      assertThat(answer.<String>path("scope")).isEqualTo("https://graph.microsoft.com/User.Read");
      assertThat(tokens.verify(token(answer)))
          .isEqualTo(new Caller.Person(UUID.fromString(id), Set.of("User.Read")));
    }

    @Test
    void scopesThatMeanTheSame() throws Exception {
      for (String scope : List.of("User.Read", "https://graph.microsoft.com/User.Read openid")) {
        assertThat(claims(token(post(with(signIn, "scope", scope)))).getStringClaimValue("scp"))
            .isEqualTo("User.Read");
      }
      String dynamics = token(post(with(signIn, "scope", "http://localhost:8366/.default")));
      assertThat(claims(dynamics).getStringClaimValue("scp")).isEqualTo("user_impersonation");
    }

    @Test
    void scopeThatNobodyConsentedTo() {
      assertRefused(
          post(with(signIn, "scope", "User.Read Directory.ReadWrite.All")),
          400,
          "invalid_grant",
          65001);
    }

    @Test
    void unknownUserWrongPasswordAndId() {
      assertRefused(
          post(person("nobody@contoso.onmicrosoft.com", "x")), 400, "invalid_grant", 50034);
      assertRefused(post(person(id, TokenClient.PASSWORD)), 400, "invalid_grant", 50034);
      assertRefused(post(person(name, "wrong")), 400, "invalid_grant", 50126);
      assertRefused(
          post(person(name, TokenClient.PASSWORD + "\0" + TokenClient.PASSWORD)),
          400,
          "invalid_grant",
          50126);
    }

    @Test
    void blockedAndDeletedAccountsAreRefusedAtOnce() {
      String earlier = token(post(signIn));
      Graph.patch("/v1.0/users/" + id, Map.of("accountEnabled", false));
      assertRefused(post(signIn), 400, "invalid_grant", 50057);
      assertRefused(post(person(name, "wrong")), 400, "invalid_grant", 50126);
      assertThatThrownBy(() -> tokens.verify(earlier)).isInstanceOf(InvalidTokenException.class);
      Graph.remove(id);
      assertRefused(post(signIn), 400, "invalid_grant", 50034);
    }

    @Test
    void expiredPasswordBuysOnlyATokenToChangeIt() throws Exception {
      Graph.patch(
          "/v1.0/users/" + id,
          Map.of("passwordProfile", Map.of("forceChangePasswordNextSignIn", true)));
      assertRefused(post(signIn), 400, "invalid_grant", 50055);
      String scope = "https://graph.microsoft.com/UserAuthenticationMethod.ReadWrite";
      Response answer = post(with(signIn, "scope", scope));
      assertThat(claims(token(answer)).getStringClaimValue("scp"))
          .isEqualTo("UserAuthenticationMethod.ReadWrite");
      assertThat(answer.<Integer>path("expires_in")).isEqualTo(600);
      assertRefused(post(with(person(name, "wrong"), "scope", scope)), 400, "invalid_grant", 50126);
    }

    @Test
    void clientMustBePublicOrProveItself() {
      Map<String, String> confidential = with(signIn, "client_id", app.appId().toString());
      assertRefused(post(confidential), 401, "invalid_client", 7000218);
      token(post(with(confidential, "client_secret", app.secret())));
      registry.execute(
          "update application set is_fallback_public_client = true where id = ?", app.id());
      String token = token(post(confidential));
      assertThat(tokens.verify(token).actor()).isEqualTo("user:" + id);
      registry.execute("update application set account_enabled = false where id = ?", app.id());
      assertRefused(post(confidential), 401, "unauthorized_client", 7000112);
      assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(InvalidTokenException.class);
      assertRefused(
          post(with(signIn, "client_id", UUID.randomUUID().toString())),
          400,
          "unauthorized_client",
          700016);
    }
  }
}

package dev.tenantsync.office365.identity;

import static dev.tenantsync.office365.identity.TokenClient.assertRefused;
import static dev.tenantsync.office365.identity.TokenClient.post;
import static dev.tenantsync.office365.identity.TokenClient.token;
import static dev.tenantsync.office365.identity.TokenClient.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.identity.Assertions.Pair;
import dev.tenantsync.office365.identity.Registry.Program;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs that sign in with a key. */
@QuarkusTest
class AssertionSignInTest {

  private static final Pair KEY = Assertions.newKey();
  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  @Inject Registry registry;
  @Inject AccessTokens tokens;
  @Inject Issuer issuer;
  @Inject Housekeeping housekeeping;
  @Inject SetClock clock;
  @Inject Rows rows;

  private Program app;

  @BeforeEach
  void programWithAKey() {
    app = registry.program("User.Read.All");
    registry.addKey(app.id(), KEY.publicKey().getEncoded(), Instant.now().plusSeconds(3_600));
  }

  @AfterEach
  void clockIsRightAgain() {
    clock.reset();
  }

  @Test
  void proofBuysATokenOnce() {
    Map<String, String> form = form(claims("http://127.0.0.1:8365/common/oauth2/v2.0/token"));
    assertThat(tokens.verify(token(post(form))))
        .isEqualTo(new Caller.Program(app.appId(), Set.of("User.Read.All")));
    assertRefused(post(form), 401, "invalid_client", 50027);
  }

  @Test
  void audienceIsTheEndpointByAnyAddressOfOursOrTheIssuer() {
    String byId = "/" + issuer.tenantId() + "/oauth2/v2.0/token";
    for (String audience :
        Set.of("http://localhost:8365/common/oauth2/v2.0/token", "http://localhost:8365" + byId)) {
      token(post(form(claims(audience))));
    }
    token(post(form(claims(issuer.name()))));
    assertRefused(post(form(claims("https://evil.example" + byId))), 401, "invalid_client", 700023);
  }

  @Test
  void typeHasToBeNamed() {
    Map<String, String> form = form(claims(issuer.name()));
    assertRefused(post(with(form, "client_assertion_type", "x")), 401, "invalid_client", 50027);
  }

  @Test
  void expiredKeyProvesNothing() {
    clock.forward(Duration.ofHours(2));
    assertRefused(
        post(form(Assertions.claims(app.appId().toString(), issuer.name(), clock.instant()))),
        401,
        "invalid_client",
        700027);
  }

  @Test
  void usedOnesAreForgottenOnceTheyHaveExpired() {
    token(post(form(claims(issuer.name()))));
    housekeeping.tidy();
    assertThat(rows.query("select count(*) from used_assertion").get(0)).isNotEqualTo("0");
    clock.forward(Duration.ofMinutes(30));
    housekeeping.tidy();
    assertThat(rows.query("select count(*) from used_assertion")).containsExactly("0");
  }

  private JwtClaims claims(String audience) {
    return Assertions.claims(app.appId().toString(), audience, Instant.now());
  }

  private Map<String, String> form(JwtClaims claims) {
    return Map.of(
        "grant_type",
        "client_credentials",
        "client_id",
        app.appId().toString(),
        "client_assertion_type",
        TYPE,
        "client_assertion",
        KEY.sign(claims),
        "scope",
        TokenClient.GRAPH);
  }
}

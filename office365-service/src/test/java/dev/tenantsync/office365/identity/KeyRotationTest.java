package dev.tenantsync.office365.identity;

import static dev.tenantsync.office365.identity.TokenClient.post;
import static dev.tenantsync.office365.identity.TokenClient.token;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.identity.Registry.Program;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys come and go, and no token is lost over it. */
@QuarkusTest
class KeyRotationTest {

  private static final AtomicInteger TEST = new AtomicInteger();

  @Inject KeyRotation rotation;
  @Inject SigningKeyTable table;
  @Inject AccessTokens tokens;
  @Inject Registry registry;
  @Inject Rows rows;
  @Inject SetClock clock;

  @BeforeEach
  void oneNewKey() {
    onlyOneKey();
    // Each test in a time of its own: what is remembered of the one before is too old.
    clock.forward(Duration.ofMinutes(10).multipliedBy(TEST.incrementAndGet()));
  }

  @AfterEach
  void onlyOneKey() {
    clock.reset();
    registry.execute("delete from signing_key");
    rotation.rotate();
  }

  @Test
  void newKeyIsPublishedThenSignsThenTheOldOneGoes() throws Exception {
    Program app = registry.program("User.Read.All");
    String first = kid(sign(app));
    assertThat(published()).containsExactly(first);

    advance(Duration.ofDays(29));
    assertThat(published()).hasSize(2).contains(first);
    assertThat(kid(sign(app))).as("published, but not yet signing").isEqualTo(first);

    advance(Duration.ofDays(1).minusMinutes(3));
    String last = sign(app);
    assertThat(kid(last)).isEqualTo(first);

    advance(Duration.ofMinutes(5));
    String next = sign(app);
    assertThat(kid(next)).isNotEqualTo(first);
    assertThat(tokens.verify(last).actor()).as("signed by the one before").contains("app:");
    assertThat(tokens.verify(next).actor()).contains("app:");
    assertThat(published()).hasSize(2);

    advance(Duration.ofHours(2));
    assertThat(published()).containsExactly(kid(next));
  }

  @Test
  void whoeverLooksTwiceMakesOneKey() {
    advance(Duration.ofDays(29));
    rotation.rotate();
    assertThat(rows.query("select count(*) from signing_key")).containsExactly("2");
  }

  @Test
  void keyMadeByAnotherReplicaIsKnownWhenATokenNamesIt() {
    Program app = registry.program("User.Read.All");
    token(post(TokenClient.program(app.appId().toString(), app.secret())));
    SigningKeys other = new SigningKeys(table, clock);
    advance(Duration.ofDays(29));
    String kid = rows.query("select kid from signing_key order by signs_from desc").get(0);
    assertThat(other.byKid(kid)).isPresent();
    assertThat(other.byKid("nobody's")).isEmpty();
  }

  @Test
  void publishedKeysVerifyAndKeepTheirPrivateHalf() throws Exception {
    Program app = registry.program("User.Read.All");
    Response answer = get("/common/discovery/v2.0/keys");
    assertThat(answer.<List<Map<String, String>>>path("keys"))
        .allSatisfy(
            key ->
                assertThat(key)
                    .containsEntry("kty", "RSA")
                    .containsEntry("use", "sig")
                    .containsOnlyKeys("kty", "kid", "use", "alg", "n", "e"));
    String token = sign(app);
    assertThat(
            new JwtConsumerBuilder()
                .setSkipAllValidators()
                .setVerificationKeyResolver(
                    new JwksVerificationKeyResolver(
                        new JsonWebKeySet(answer.asString()).getJsonWebKeys()))
                .build()
                .processToClaims(token)
                .getStringClaimValue("appid"))
        .isEqualTo(app.appId().toString());
    JsonWebStructure parsed = JsonWebStructure.fromCompactSerialization(token);
    assertThat(parsed.getAlgorithmHeaderValue()).isEqualTo("RS256");
    assertThat(parsed.getHeader("typ")).isEqualTo("JWT");
  }

  @Test
  void clockThatWasSetBackStopsNobody() {
    Program app = registry.program("User.Read.All");
    registry.execute("update signing_key set signs_from = signs_from + interval '1 year'");
    clock.forward(Duration.ofMinutes(2));
    sign(app);
  }

  private void advance(Duration by) {
    clock.forward(by);
    rotation.rotate();
  }

  private static String sign(Program app) {
    return token(post(TokenClient.program(app.appId().toString(), app.secret())));
  }

  private static List<String> published() {
    return get("/common/discovery/v2.0/keys").path("keys.kid");
  }

  private static String kid(String token) throws JoseException {
    return JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue();
  }
}

package dev.tenantsync.office365.identity;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.office365.identity.CredentialsFile.Credentials;
import io.restassured.response.Response;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** A registration and its secret; above all the one that the first start made for scripts. */
public record Administrator(String tenant, String clientId, String clientSecret) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static @Nullable String token;

  /** As the generated file says. */
  public static Administrator ofThisDirectory() {
    Credentials generated =
        new CredentialsFile(CredentialsHome.of(ConfigProvider.getConfig()), "administrator.env")
            .read()
            .orElseThrow();
    return new Administrator(
        generated.tenant(), generated.clientId().toString(), generated.secret().text());
  }

  /** The administrator's token for the directory, the same until it is dropped. */
  public static synchronized String token() {
    String known = token;
    if (known == null) {
      known = ofThisDirectory().signIn();
      token = known;
    }
    return known;
  }

  /** Lets the next token be a new one: tests turn the clock and replace the signing keys. */
  public static synchronized void dropToken() {
    token = null;
  }

  /** A token for the directory, from the token endpoint, once a quota leaves room for it. */
  public String signIn() {
    return TokenClient.token(
        await().atMost(PATIENCE).until(this::answer, answer -> answer.statusCode() != 429));
  }

  private Response answer() {
    return given()
        .noFilters()
        .formParam("grant_type", "client_credentials")
        .formParam("client_id", clientId)
        .formParam("client_secret", clientSecret)
        .formParam("scope", TokenClient.GRAPH)
        .post("/" + tenant + "/oauth2/v2.0/token");
  }
}

package dev.tenantsync.office365.identity;

import static dev.tenantsync.office365.identity.TokenClient.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What clients find out before they ask for a token. */
@QuarkusTest
class DiscoveryTest {

  @Inject Issuer issuer;

  @Test
  void documentHasTheOriginAskedForIfItIsOurs() {
    assertThat(documentAt("localhost:8365").<String>path("issuer"))
        .isEqualTo("http://localhost:8365/" + issuer.tenantId() + "/v2.0");
    assertThat(documentAt("127.0.0.1:8365").<String>path("issuer")).isEqualTo(issuer.name());
    assertThat(documentAt("evil.example").<String>path("issuer")).isEqualTo(issuer.name());
  }

  @Test
  void documentNamesEndpointsThatAreThere() {
    Response document = documentAt("localhost:8365");
    String base = "http://localhost:8365/" + issuer.tenantId();
    assertThat(document.<String>path("token_endpoint")).isEqualTo(base + "/oauth2/v2.0/token");
    assertThat(document.<String>path("jwks_uri")).isEqualTo(base + "/discovery/v2.0/keys");
    assertThat(document.<String>path("authorization_endpoint")).startsWith(base);
    assertThat(document.contentType()).startsWith("application/json");
    assertThat(given().get("/" + issuer.tenantId() + "/discovery/v2.0/keys").statusCode())
        .isEqualTo(200);
  }

  @Test
  void anotherTenantHasNoDocument() {
    assertRefused(
        given().get("/fabrikam.com/v2.0/.well-known/openid-configuration"),
        400,
        "invalid_request",
        90002);
    assertRefused(given().get("/fabrikam.com/discovery/v2.0/keys"), 400, "invalid_request", 90002);
  }

  @Test
  void instanceIsKnownByItsOwnAddresses() {
    Response known =
        instance("http://localhost:8365/contoso.onmicrosoft.com/oauth2/v2.0/authorize");
    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(known.<String>path("tenant_discovery_endpoint"))
        .isEqualTo(
            "http://localhost:8365/"
                + issuer.tenantId()
                + "/v2.0/.well-known/openid-configuration");
    assertThat(known.<String>path("metadata[0].aliases[0]")).isEqualTo("localhost:8365");
    assertRefused(
        instance("https://evil.example/common/oauth2/v2.0/authorize"),
        400,
        "invalid_instance",
        50049);
    assertRefused(given().get("/common/discovery/instance"), 400, "invalid_request", 900144);
  }

  private static Response documentAt(String host) {
    return given()
        .header("Host", host)
        .get("/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration");
  }

  private static Response instance(String authority) {
    return given()
        .queryParam("api-version", "1.1")
        .queryParam("authorization_endpoint", authority)
        .get("/common/discovery/instance");
  }
}

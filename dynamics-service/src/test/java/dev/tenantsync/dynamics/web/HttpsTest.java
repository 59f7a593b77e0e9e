package dev.tenantsync.dynamics.web;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dynamics over https with its own certificate, and what probes tell whom. */
@QuarkusTest
class HttpsTest {

  @TestHTTPResource(value = "/q/health/live", tls = true)
  URI live;

  @TestHTTPResource(value = "/health/ready", management = true)
  URL detailed;

  @ConfigProperty(name = "quarkus.http.ssl.certificate.files")
  Path certificate;

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void clientThatTrustsTheExportedAuthorityIsServed(String host) throws Exception {
    URI address = URI.create("https://%s:%d/q/health/live".formatted(host, live.getPort()));
    HttpClient client = HttpClient.newBuilder().sslContext(trustingTheExportedAuthority()).build();

    HttpResponse<String> answer =
        client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void clientThatTrustsOnlyPublicAuthoritiesRefuses() {
    HttpRequest request = HttpRequest.newBuilder(live).build();

    assertThatThrownBy(
            () -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"live", "ready", "started"})
  void probesAnswerWithoutDetail(String probe) {
    when()
        .get("/q/health/" + probe)
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body(equalTo("{\"status\":\"UP\"}"));
  }

  @Test
  void reasonsStandOnTheManagementInterfaceOnly() {
    given().get(detailed).then().statusCode(200).body("checks[0]", hasKey("name"));
    when().get("/q/health").then().statusCode(404);
  }

  private SSLContext trustingTheExportedAuthority() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(certificate.resolveSibling("ca.crt"))) {
      store.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}

package dev.tenantsync.office365.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** A client of the token endpoint. */
final class TokenClient {

  static final String GRAPH = "https://graph.microsoft.com/.default";
  static final String AZURE_CLI = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
  static final String PASSWORD = "Str0ng-enough";

  private TokenClient() {}

  /** The parameters of a program's request. */
  static Map<String, String> program(String clientId, String secret) {
    return Map.of(
        "grant_type", "client_credentials",
        "client_id", clientId,
        "client_secret", secret,
        "scope", GRAPH);
  }

  /** The parameters of a person's request. */
  static Map<String, String> person(String name, String password) {
    return Map.of(
        "grant_type", "password",
        "client_id", AZURE_CLI,
        "username", name,
        "password", password,
        "scope", GRAPH);
  }

  /** The same with another value. */
  static Map<String, String> with(Map<String, String> form, String name, String value) {
    Map<String, String> changed = new TreeMap<>(form);
    changed.put(name, value);
    return changed;
  }

  /** The same without one. */
  static Map<String, String> without(Map<String, String> form, String name) {
    Map<String, String> changed = new TreeMap<>(form);
    changed.remove(name);
    return changed;
  }

  static Response post(Map<String, String> form) {
    return post("common", form);
  }

  static Response post(String tenant, Map<String, String> form) {
    return raw("/" + tenant + "/oauth2/v2.0/token", "application/x-www-form-urlencoded", form);
  }

  static Response raw(String path, String type, Map<String, String> form) {
    return given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .urlEncodingEnabled(false)
        .header("Content-Type", type)
        .body(encoded(form))
        .post(path);
  }

  static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** The token of an answer that must be one. */
  static String token(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.path("access_token");
  }

  /** What a token says, unchecked. */
  static JwtClaims claims(String token) {
    try {
      return new JwtConsumerBuilder()
          .setSkipAllValidators()
          .setSkipSignatureVerification()
          .build()
          .processToClaims(token);
    } catch (InvalidJwtException e) {
      throw new AssertionError(e);
    }
  }

  /** Asserts a refusal in Entra ID's shape. */
  static void assertRefused(Response answer, int status, String error, int code) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.<String>path("error")).as(answer.asString()).isEqualTo(error);
    assertThat(answer.<List<Integer>>path("error_codes")).containsExactly(code);
    assertThat(answer.<String>path("error_description"))
        .startsWith("AADSTS" + code + ": ")
        .contains("\r\nTrace ID: ", "\r\nCorrelation ID: ", "\r\nTimestamp: ");
    assertThat(answer.<String>path("timestamp")).matches("[0-9-]{10} [0-9:]{8}Z");
    assertThat(answer.<String>path("trace_id")).isNotBlank();
    assertThat(answer.<String>path("correlation_id")).isNotBlank();
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.contentType()).startsWith("application/json");
  }
}

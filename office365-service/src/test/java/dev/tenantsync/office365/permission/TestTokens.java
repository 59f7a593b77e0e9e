package dev.tenantsync.office365.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.identity.Administrator;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Tokens made from the administrator's own, with one thing about them changed. */
@ApplicationScoped
class TestTokens {

  private static final String AZURE_CLI = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

  private final Forge forge;

  TestTokens(Forge forge) {
    this.forge = forge;
  }

  /** A token of a program with these permissions, good in every way. */
  String program(Set<String> permissions) {
    return changed(claims -> claims.put("roles", permissions));
  }

  /** A token of a person with these scopes, good in every way. */
  String person(String userId, Set<String> scopes) {
    return changed(
        claims -> {
          claims.remove("roles");
          claims.putAll(
              Map.of(
                  "idtyp", "user",
                  "scp", String.join(" ", scopes),
                  "oid", userId,
                  "sub", userId,
                  "appid", AZURE_CLI,
                  "azp", AZURE_CLI));
        });
  }

  /** By what is wrong with them. */
  Map<String, String> thatProveNothing() {
    String good = Administrator.token();
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("empty", "");
    bad.put("nonsense", "x.y.z");
    bad.put("expired", lived(-7200, -3600));
    bad.put("not yet valid", lived(3600, 7200));
    bad.put(
        "for another resource", changed(claims -> claims.put("aud", "https://vault.azure.net")));
    bad.put("for Dynamics", changed(claims -> claims.put("aud", "http://localhost:8366")));
    bad.put(
        "by another issuer", changed(claims -> claims.put("iss", "https://sts.example/x/v2.0")));
    bad.put("signed by a stranger", forge.signedByAStranger(good));
    bad.put("exchanged claims", Forge.withClaimsExchanged(good, exchanged(good)));
    bad.put("alg none", Forge.unsigned(good));
    bad.put("public key as a secret", forge.signedWithThePublicKeyAsASecret(good));
    bad.put("roles and scp", changed(claims -> claims.put("scp", "User.Read")));
    bad.put("neither roles nor scp", changed(claims -> claims.remove("roles")));
    bad.put("of a deleted registration", ofADeletedRegistration());
    return bad;
  }

  /** A token that the token endpoint gave out while the registration was there. */
  private static String ofADeletedRegistration() {
    Response registered = Graph.post("/admin/applications", Map.of("displayName", "Short-lived"));
    String application = "/admin/applications/" + registered.path("id");
    Graph.post(application + "/permissions", Map.of("permission", "User.Read.All"));
    String secret = Graph.post(application + "/addPassword", Map.of()).path("secretText");
    String tenant = Administrator.ofThisDirectory().tenant();
    String token = new Administrator(tenant, registered.path("appId"), secret).signIn();
    assertThat(Graph.as(token).get("/v1.0/users?$top=1").statusCode()).isEqualTo(200);
    assertThat(Graph.delete(application).statusCode()).isEqualTo(204);
    return token;
  }

  private static Map<String, Object> exchanged(String token) {
    Map<String, Object> claims = Forge.claims(token);
    claims.put("uti", UUID.randomUUID().toString());
    return claims;
  }

  private String lived(long fromSeconds, long toSeconds) {
    long now = Instant.now().getEpochSecond();
    return changed(
        claims -> {
          claims.put("iat", now + fromSeconds);
          claims.put("nbf", now + fromSeconds);
          claims.put("exp", now + toSeconds);
        });
  }

  private String changed(Consumer<Map<String, Object>> change) {
    Map<String, Object> claims = Forge.claims(Administrator.token());
    change.accept(claims);
    return forge.signedLike(Administrator.token(), claims);
  }
}

package dev.tenantsync.dynamics.stand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token as a phrase: {@code Token.program(id).without("roles").signed()}. */
public final class Token {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> claims = new LinkedHashMap<>();
  private Optional<IssuerKey> key = Optional.empty();

  private Token() {
    long now = Instant.now().getEpochSecond();
    with("iss", TestIssuer.ISSUER).with("aud", TestIssuer.AUDIENCE);
    with("tid", TestIssuer.TENANT.toString()).with("ver", "2.0").with("uti", "x");
    with("iat", now).with("nbf", now).with("exp", now + 3599);
  }

  public static Token program(UUID applicationId) {
    return new Token()
        .with("idtyp", "app")
        .with("azp", applicationId.toString())
        .with("appid", applicationId.toString())
        .with("oid", UUID.randomUUID().toString())
        .with("sub", applicationId.toString())
        .with("roles", List.of("access_as_application"));
  }

  public static Token person(UUID objectId) {
    return new Token()
        .with("idtyp", "user")
        .with("azp", "04b07795-8ddb-461a-bbee-02f9e1bf7b46")
        .with("oid", objectId.toString())
        .with("sub", objectId.toString())
        .with("upn", "somebody@contoso.com")
        .with("preferred_username", "somebody@contoso.com")
        .with("scp", "user_impersonation");
  }

  public Token with(String claim, Object value) {
    claims.put(claim, value);
    return this;
  }

  public Token without(String claim) {
    claims.remove(claim);
    return this;
  }

  public Token expired() {
    long now = Instant.now().getEpochSecond();
    return with("iat", now - 7200).with("nbf", now - 7200).with("exp", now - 3600);
  }

  public Token signedWith(IssuerKey other) {
    this.key = Optional.of(other);
    return this;
  }

  /** The token by its key, RS256. */
  public String signed() {
    String content = content("RS256");
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key().pair().getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + encoded(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Nobody signed it, and it says so. */
  public String unsigned() {
    return content("none") + ".";
  }

  /** HS256 with the published key for a secret, which a careless library would take. */
  public String signedWithThePublicKey() {
    String content = content("HS256");
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key().pair().getPublic().getEncoded(), "HmacSHA256"));
      return content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A good token with other claims put in afterwards. */
  public String tampered() {
    String[] parts = signed().split("\\.", -1);
    with("oid", UUID.randomUUID().toString());
    return parts[0] + "." + json(claims) + "." + parts[2];
  }

  private IssuerKey key() {
    return key.orElseGet(TestIssuer::key);
  }

  private String content(String algorithm) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", "JWT");
    header.put("alg", algorithm);
    header.put("kid", key().kid());
    return json(header) + "." + json(claims);
  }

  private static String json(Map<String, Object> value) {
    try {
      return encoded(JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

package dev.tenantsync.office365.identity;

import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Client assertions as programs make them. */
final class Assertions {

  /** A program's key pair. */
  record Pair(RsaJsonWebKey key) {

    RSAPublicKey publicKey() {
      return key.getRsaPublicKey();
    }

    /** The public half as it is sent. */
    String base64() {
      return Base64.getEncoder().encodeToString(publicKey().getEncoded());
    }

    String sign(JwtClaims claims) {
      return sign(claims, "RS256");
    }

    String sign(JwtClaims claims, String algorithm) {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setAlgorithmHeaderValue(algorithm);
      signature.setKey(key.getPrivateKey());
      signature.setPayload(claims.toJson());
      try {
        return signature.getCompactSerialization();
      } catch (JoseException e) {
        throw new AssertionError(e);
      }
    }
  }

  private Assertions() {}

  static Pair newKey() {
    try {
      return new Pair(RsaJwkGenerator.generateJwk(2048));
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  /** An assertion's claims, as MSAL writes them. */
  static JwtClaims claims(String clientId, String audience, Instant now) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(clientId);
    claims.setSubject(clientId);
    claims.setAudience(audience);
    claims.setJwtId(UUID.randomUUID().toString());
    claims.setNotBefore(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(
        NumericDate.fromSeconds(now.plus(Duration.ofMinutes(10)).getEpochSecond()));
    return claims;
  }
}

package dev.tenantsync.office365.permission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.office365.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes tokens that are wrong in one way each, by hand: a library would refuse to. It has the key
 * that the directory signs with, so that nothing else is wrong with them.
 */
@ApplicationScoped
class Forge {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Rows rows;

  Forge(Rows rows) {
    this.rows = rows;
  }

  /** The claims of a token. */
  static Map<String, Object> claims(String token) {
    return part(token, 1);
  }

  /** A token with these claims, signed by the directory's own key like the given one. */
  String signedLike(String token, Map<String, Object> claims) {
    return signed(part(token, 0), claims, ownKey(kid(token)));
  }

  /** The given token under the signature of somebody else's key, which goes by the same name. */
  String signedByAStranger(String token) {
    try {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(2048);
      return signed(part(token, 0), claims(token), rsa.generateKeyPair().getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Other claims under the signature of the given token. */
  static String withClaimsExchanged(String token, Map<String, Object> claims) {
    String[] parts = token.split("\\.", -1);
    return parts[0] + "." + encode(claims) + "." + parts[2];
  }

  /** The given token without a signature, and saying so. */
  static String unsigned(String token) {
    Map<String, Object> header = part(token, 0);
    header.put("alg", "none");
    return encode(header) + "." + token.split("\\.", -1)[1] + ".";
  }

  /** The given token with a MAC whose secret is the public key, which everybody can read. */
  String signedWithThePublicKeyAsASecret(String token) {
    Map<String, Object> header = part(token, 0);
    header.put("alg", "HS256");
    String content = encode(header) + "." + encode(claims(token));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(publicKey(kid(token)).getEncoded(), "HmacSHA256"));
      return content + "." + BASE64.encodeToString(mac.doFinal(bytes(content)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signed(
      Map<String, Object> header, Map<String, Object> claims, PrivateKey key) {
    String content = encode(header) + "." + encode(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(bytes(content));
      return content + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private PrivateKey ownKey(String kid) {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(column("private_key", kid)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private PublicKey publicKey(String kid) {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new X509EncodedKeySpec(column("public_key", kid)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] column(String name, String kid) {
    return Base64.getMimeDecoder()
        .decode(
            String.join(
                "",
                rows.query(
                    "select encode("
                        + name
                        + ", 'base64') from signing_key where kid = '"
                        + kid
                        + "'")));
  }

  private static String kid(String token) {
    return String.valueOf(part(token, 0).get("kid"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> part(String token, int index) {
    try {
      return JSON.readValue(
          Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), LinkedHashMap.class);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(Map<String, Object> part) {
    try {
      return BASE64.encodeToString(JSON.writeValueAsBytes(part));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

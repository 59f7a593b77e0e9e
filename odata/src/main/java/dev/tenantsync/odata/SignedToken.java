package dev.tenantsync.odata;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opaque tokens that only their maker can write: version byte, payload, HMAC-SHA256, in base64url
 * without padding (no {@code & = +}, because the JavaScript Graph client splits links again).
 *
 * <p>The purpose is part of the signature: a page token is no delta token. Thread-safe.
 */
public final class SignedToken {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_LENGTH = 32;
  private static final int MAX_LENGTH = 16_384;

  private final byte[] purpose;
  private final byte version;
  private final SecretKeySpec key;

  /**
   * @param purpose what these tokens are for, such as {@code page}
   * @param key at least 16 bytes
   */
  public SignedToken(String purpose, int version, byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException("the key is shorter than 16 bytes");
    }
    this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
    this.version = (byte) version;
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  public String seal(byte[] payload) {
    byte[] token = new byte[1 + payload.length + SIGNATURE_LENGTH];
    token[0] = version;
    System.arraycopy(payload, 0, token, 1, payload.length);
    byte[] signature = sign(token, 1 + payload.length);
    System.arraycopy(signature, 0, token, 1 + payload.length, SIGNATURE_LENGTH);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** The payload, or empty when forged, cut, of another version or for another purpose. */
  public Optional<byte[]> open(String token) {
    byte[] bytes = decode(token);
    int signed = bytes.length - SIGNATURE_LENGTH;
    if (signed < 1 || bytes[0] != version) {
      return Optional.empty();
    }
    byte[] signature = Arrays.copyOfRange(bytes, signed, bytes.length);
    return MessageDigest.isEqual(signature, sign(bytes, signed))
        ? Optional.of(Arrays.copyOfRange(bytes, 1, signed))
        : Optional.empty();
  }

  private static byte[] decode(String token) {
    if (token.length() > MAX_LENGTH) {
      return new byte[0];
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      // The last character may carry unused bits; only one spelling of a token is valid.
      String canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      return canonical.equals(token) ? bytes : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] sign(byte[] bytes, int length) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((byte) purpose.length);
      mac.update(purpose);
      mac.update(bytes, 0, length);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is missing from this Java", e);
    }
  }
}

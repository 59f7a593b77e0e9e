package dev.tenantsync.office365.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A program's secret. Ours are 256 random bits, which no slow hash could make harder to guess, and
 * every token request checks one: SHA-256 it is. Configured ones have to be long.
 */
record ClientSecret(String text) {

  /** What a configured secret must have at least, in characters. */
  static final int SHORTEST = 16;

  private static final int BYTES = 32;
  private static final int HINT = 3;

  static ClientSecret random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    // URL-safe: such a secret needs no quoting in shells, forms and headers.
    return new ClientSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What tells it from others without giving it away, as Graph shows it. */
  String hint() {
    return text.substring(0, Math.min(HINT, text.length()));
  }

  byte[] digest() {
    return sha256(text);
  }

  /** In constant time. */
  boolean matches(byte[] digest) {
    return MessageDigest.isEqual(digest(), digest);
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "ClientSecret";
  }
}

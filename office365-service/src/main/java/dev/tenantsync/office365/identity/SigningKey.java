package dev.tenantsync.office365.identity;

import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/**
 * A key that signs tokens.
 *
 * @param kid its name in a token's header
 * @param publishedAt since when clients can read the public half
 * @param signsFrom when it takes over from the key before it
 */
record SigningKey(
    String kid,
    RSAPublicKey publicKey,
    PrivateKey privateKey,
    Instant publishedAt,
    Instant signsFrom) {

  /** Keeps the key out of logs. */
  @Override
  public String toString() {
    return "SigningKey " + kid;
  }
}

package dev.tenantsync.office365.identity;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** RSA public keys as programs' owners send them, and as they are stored. */
final class RsaPublicKeys {

  private static final int FEWEST_BITS = 2048;
  private static final String PEM_LINE = "-----[A-Z ]+-----";

  private RsaPublicKeys() {}

  /**
   * The key of an X.509 certificate or a SubjectPublicKeyInfo, in base64 of DER or in PEM; empty if
   * it is none, is not RSA, or is too short. A certificate's dates and issuer say nothing here: who
   * may add a key vouches for it.
   */
  static Optional<RSAPublicKey> parse(String text) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(text.replaceAll(PEM_LINE, ""));
      return ofCertificate(der)
          .or(() -> ofKey(der))
          .filter(RSAPublicKey.class::isInstance)
          .map(RSAPublicKey.class::cast)
          .filter(key -> key.getModulus().bitLength() >= FEWEST_BITS);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  static PublicKey ofStored(byte[] der) {
    return ofKey(der).orElseThrow(() -> new IllegalStateException("a stored key is broken"));
  }

  private static Optional<PublicKey> ofCertificate(byte[] der) {
    try {
      return Optional.of(
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der))
              .getPublicKey());
    } catch (CertificateException none) {
      return Optional.empty();
    }
  }

  private static Optional<PublicKey> ofKey(byte[] der) {
    try {
      return Optional.of(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der)));
    } catch (GeneralSecurityException none) {
      return Optional.empty();
    }
  }
}

package dev.tenantsync.bootstrap.certificate;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate and the key it speaks for. */
record KeyedCertificate(X509Certificate certificate, PrivateKey key) {

  /** Leaves the key out, so that it never reaches a log. */
  @Override
  public String toString() {
    return "KeyedCertificate[" + certificate.getSubjectX500Principal() + "]";
  }
}

package dev.tenantsync.bootstrap.certificate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.util.IPAddress;

/** When a certificate that is there must be replaced. */
final class Renewal {

  /** A service that is started once a month never serves an expired certificate. */
  static final Duration MARGIN = Duration.ofDays(31);

  private Renewal() {}

  /** An authority must outlive the servers it will sign for. */
  static boolean due(KeyedCertificate authority, Instant now) {
    Duration needed = CertificateAuthority.SERVER_LIFETIME.plus(MARGIN);
    return endsBefore(now.plus(needed), authority.certificate()) || !belongTogether(authority);
  }

  /**
   * @param names every name that clients may use; one more than the certificate has is a reason
   */
  static boolean due(
      KeyedCertificate server, X509Certificate authority, Set<String> names, Instant now) {
    return endsBefore(now.plus(MARGIN), server.certificate())
        || !names(server.certificate()).containsAll(canonical(names))
        || !signed(server.certificate(), authority)
        || !belongTogether(server);
  }

  private static boolean endsBefore(Instant moment, X509Certificate certificate) {
    return certificate.getNotAfter().toInstant().isBefore(moment);
  }

  private static boolean signed(X509Certificate certificate, X509Certificate authority) {
    try {
      certificate.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException another) {
      return false;
    }
  }

  /** A crash between two writes may leave a new key beside an old certificate. */
  private static boolean belongTogether(KeyedCertificate pair) {
    byte[] probe = {1};
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.key());
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(pair.certificate().getPublicKey());
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException foreign) {
      return false;
    }
  }

  /** Names as certificates of the JDK show them: addresses in full, hosts in lower case. */
  private static Set<String> canonical(Collection<String> names) {
    return names.stream().map(Renewal::canonical).collect(Collectors.toSet());
  }

  private static String canonical(String name) {
    try {
      return IPAddress.isValid(name)
          ? InetAddress.getByName(name).getHostAddress()
          : name.toLowerCase(Locale.ROOT);
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException(name, impossible);
    }
  }

  private static Set<String> names(X509Certificate certificate) {
    try {
      return Stream.ofNullable(certificate.getSubjectAlternativeNames())
          .flatMap(Collection::stream)
          .map(alternative -> canonical((String) alternative.get(1)))
          .collect(Collectors.toSet());
    } catch (CertificateParsingException malformed) {
      return Set.of();
    }
  }
}

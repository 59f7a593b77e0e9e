package dev.tenantsync.bootstrap.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.SortedSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/**
 * Signs server certificates that clients accept once they trust this one authority. Keys are on
 * curve P-256, which every TLS library of today speaks.
 */
final class CertificateAuthority {

  static final Duration LIFETIME = Duration.ofDays(3650);

  /** CA/Browser Forum, Baseline Requirements 6.3.2: 398 days at most; some clients insist. */
  static final Duration SERVER_LIFETIME = Duration.ofDays(396);

  /** Clients' clocks may be behind ours. */
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeyedCertificate own;

  CertificateAuthority(KeyedCertificate own) {
    this.own = own;
  }

  /** A new authority. Its name is unique, so that clients may trust an older one beside it. */
  static CertificateAuthority found(Instant now) {
    String number = HexFormat.of().formatHex(random(4));
    X500Name name = name("Tenant sync local authority " + number);
    KeyPair keys = keys();
    try {
      X509v3CertificateBuilder draft = draft(name, name, keys.getPublic(), now, LIFETIME);
      draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      draft.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      X509Certificate certificate = sign(draft, keys.getPrivate());
      return new CertificateAuthority(new KeyedCertificate(certificate, keys.getPrivate()));
    } catch (GeneralSecurityException | OperatorException | IOException failure) {
      throw new IllegalStateException("Cannot make a certificate authority", failure);
    }
  }

  KeyedCertificate own() {
    return own;
  }

  /**
   * A new key and its certificate for a server.
   *
   * @param names host names and IP addresses that clients reach the server by; not empty
   */
  KeyedCertificate issue(SortedSet<String> names, Instant now) {
    KeyPair keys = keys();
    try {
      X500Name issuer =
          X500Name.getInstance(own.certificate().getSubjectX500Principal().getEncoded());
      X509v3CertificateBuilder draft =
          draft(issuer, name(names.first()), keys.getPublic(), now, SERVER_LIFETIME);
      draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      draft.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      draft.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      draft.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
      draft.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(own.certificate()));
      return new KeyedCertificate(sign(draft, own.key()), keys.getPrivate());
    } catch (GeneralSecurityException | OperatorException | IOException failure) {
      throw new IllegalStateException("Cannot make a certificate for " + names, failure);
    }
  }

  private static GeneralNames alternatives(Collection<String> names) {
    return new GeneralNames(
        names.stream()
            .map(
                name ->
                    new GeneralName(
                        IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName,
                        name))
            .toArray(GeneralName[]::new));
  }

  private static X509v3CertificateBuilder draft(
      X500Name issuer, X500Name subject, PublicKey key, Instant now, Duration lifetime)
      throws GeneralSecurityException, IOException {
    X509v3CertificateBuilder draft =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(1, random(16)),
            Date.from(now.minus(CLOCK_SKEW)),
            Date.from(now.plus(lifetime)),
            subject,
            key);
    draft.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    return draft;
  }

  private static X509Certificate sign(X509v3CertificateBuilder draft, PrivateKey key)
      throws GeneralSecurityException, OperatorException {
    return new JcaX509CertificateConverter()
        .getCertificate(draft.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }

  private static X500Name name(String commonName) {
    return new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no curve P-256", impossible);
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}

package dev.tenantsync.office365.subscription;

import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose word is taken for who an endpoint is: Java's own authorities and some more. */
final class Trust {

  private Trust() {}

  /**
   * @param more PEM files, each with any number of certificates
   */
  static TrustOptions with(List<Path> more) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (TrustManager manager : managers(null).getTrustManagers()) {
        if (manager instanceof X509TrustManager known) {
          for (X509Certificate authority : known.getAcceptedIssuers()) {
            store.setCertificateEntry("java-" + store.size(), authority);
          }
        }
      }
      for (Path file : more) {
        for (Certificate authority : read(file)) {
          store.setCertificateEntry("set-" + store.size(), authority);
        }
      }
      return TrustOptions.wrap(managers(store));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(
          "directory.subscriptions.trusted-certificates cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<Certificate> read(Path file) throws IOException, GeneralSecurityException {
    try (InputStream pem = Files.newInputStream(file)) {
      return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(pem));
    }
  }

  private static TrustManagerFactory managers(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    return managers;
  }
}

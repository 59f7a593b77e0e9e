package dev.tenantsync.bootstrap.certificate;

import dev.tenantsync.bootstrap.certificate.Certificates.ServerFiles;
import java.net.InetAddress;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A TLS handshake of the JDK's own client with the JDK's own server. */
final class Handshake {

  private static final char[] NO_PASSWORD = {};

  private Handshake() {}

  /**
   * @param name what the client believes to connect to
   * @return the protocol agreed on
   */
  static String between(ServerFiles server, String authority, String name) throws Exception {
    try (SSLServerSocket listening =
        (SSLServerSocket)
            serverContext(server)
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> served =
          CompletableFuture.runAsync(
              () -> {
                try (SSLSocket accepted = (SSLSocket) listening.accept()) {
                  accepted.startHandshake();
                } catch (java.io.IOException refused) {
                  // The client's side says why.
                }
              });
      try (java.net.Socket plain =
              new java.net.Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort());
          SSLSocket client =
              (SSLSocket)
                  clientContext(authority)
                      .getSocketFactory()
                      .createSocket(plain, name, listening.getLocalPort(), true)) {
        SSLParameters https = client.getSSLParameters();
        https.setEndpointIdentificationAlgorithm("HTTPS");
        client.setSSLParameters(https);
        client.startHandshake();
        return client.getSession().getProtocol();
      } finally {
        served.join();
      }
    }
  }

  private static SSLContext serverContext(ServerFiles server) throws Exception {
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "server",
        Pem.key(Files.readString(server.key())),
        NO_PASSWORD,
        new Certificate[] {Pem.certificate(Files.readString(server.certificate()))});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext clientContext(String authority) throws Exception {
    KeyStore store = emptyStore();
    store.setCertificateEntry("authority", Pem.certificate(authority));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore emptyStore() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }
}

package dev.tenantsync.bootstrap.https;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Whether tokens and passwords may travel unencrypted, as this service is configured. */
final class PlainHttp {

  static final String ALLOWED = "service.allow-plain-http";

  private PlainHttp() {}

  /**
   * @param host the address that the service listens on
   * @param insecureRequests Quarkus' {@code quarkus.http.insecure-requests}
   * @param allowed whether an operator allows it explicitly
   * @return why the service must not start, or empty
   */
  static Optional<String> refusal(String host, String insecureRequests, boolean allowed) {
    if (allowed || insecureRequests.equalsIgnoreCase("disabled") || isLoopback(host)) {
      return Optional.empty();
    }
    return Optional.of(
        "Plain http on %s would show tokens and passwords to the network. Serve https only"
                .formatted(host)
            + " (quarkus.http.insecure-requests=disabled), listen on this machine only"
            + " (quarkus.http.host=127.0.0.1), or allow it (%s=true).".formatted(ALLOWED));
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}

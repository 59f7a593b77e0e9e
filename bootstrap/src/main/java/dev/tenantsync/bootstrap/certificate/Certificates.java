package dev.tenantsync.bootstrap.certificate;

import dev.tenantsync.bootstrap.file.PrivateFolder;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The authority ({@code ca.crt} for clients, {@code ca.key}) of one folder, and the server
 * certificates it signs. What is there is kept until it nears its end or no longer fits.
 */
public final class Certificates {

  private static final String AUTHORITY = "ca";

  private final PrivateFolder home;
  private final InstantSource clock;

  public Certificates(PrivateFolder home, InstantSource clock) {
    this.home = home;
    this.clock = clock;
  }

  /** Where a server certificate and its key lie. */
  public record ServerFiles(Path certificate, Path key) {}

  /** The authority's certificate, as PEM, made when there is none. */
  public String authority() {
    return Pem.of(home.locked(this::foundOrLoaded).own().certificate());
  }

  /**
   * Makes sure that a folder holds {@code NAME.crt} and {@code NAME.key}.
   *
   * @param names host names and IP addresses that clients reach the server by, beside {@code
   *     localhost} and the loopback addresses
   */
  public ServerFiles server(PrivateFolder folder, String name, Collection<String> names) {
    TreeSet<String> all = new TreeSet<>(names);
    all.add("localhost");
    all.add("127.0.0.1");
    all.add("::1");
    home.locked(
        () -> {
          CertificateAuthority authority = foundOrLoaded();
          boolean stands =
              load(folder, name)
                  .filter(
                      server ->
                          !Renewal.due(server, authority.own().certificate(), all, clock.instant()))
                  .isPresent();
          if (!stands) {
            save(folder, name, authority.issue(all, clock.instant()));
          }
          return stands;
        });
    return new ServerFiles(folder.path(name + ".crt"), folder.path(name + ".key"));
  }

  private CertificateAuthority foundOrLoaded() {
    return load(home, AUTHORITY)
        .filter(authority -> !Renewal.due(authority, clock.instant()))
        .map(CertificateAuthority::new)
        .orElseGet(
            () -> {
              CertificateAuthority founded = CertificateAuthority.found(clock.instant());
              save(home, AUTHORITY, founded.own());
              return founded;
            });
  }

  private static Optional<KeyedCertificate> load(PrivateFolder folder, String name) {
    Optional<String> certificate = folder.read(name + ".crt");
    Optional<String> key = folder.read(name + ".key");
    if (certificate.isEmpty() || key.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new KeyedCertificate(Pem.certificate(certificate.get()), Pem.key(key.get())));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException(
          "%s or its .key is damaged; delete both and a new pair is made"
              .formatted(folder.path(name + ".crt")),
          unreadable);
    }
  }

  private static void save(PrivateFolder folder, String name, KeyedCertificate pair) {
    folder.write(name + ".key", Pem.of(pair.key()));
    folder.write(name + ".crt", Pem.of(pair.certificate()));
  }
}

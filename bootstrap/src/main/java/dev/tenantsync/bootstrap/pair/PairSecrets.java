package dev.tenantsync.bootstrap.pair;

import dev.tenantsync.bootstrap.certificate.Certificates;
import dev.tenantsync.bootstrap.file.PrivateFolder;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The folder of a pair's secrets. What is there is kept, what is missing is made.
 *
 * <table>
 * <caption>Files, each readable by its owner only</caption>
 * <tr><td>administrator.env</td><td>TENANT, CLIENT_ID, CLIENT_SECRET of the administrator's scripts
 * </td></tr>
 * <tr><td>ca.crt</td><td>what clients of both services trust</td></tr>
 * <tr><td>authority</td><td>the authority with its key; for no service</td></tr>
 * <tr><td>office365-service</td><td>what the directory needs</td></tr>
 * <tr><td>dynamics-service</td><td>what Dynamics needs</td></tr>
 * </table>
 */
final class PairSecrets {

  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A file that holds one value. */
  private record Place(PrivateFolder folder, String name) {}

  private final PrivateFolder home;
  private final PrivateFolder directory;
  private final PrivateFolder dynamics;
  private final Certificates certificates;

  PairSecrets(PrivateFolder home, InstantSource clock) {
    this.home = home;
    this.directory = home.folder("office365-service");
    this.dynamics = home.folder("dynamics-service");
    this.certificates = new Certificates(home.folder("authority"), clock);
  }

  /**
   * Completes the folder; a complete one is left as it is, but for certificates near their end.
   *
   * @param foundedTenant asked for the tenant's id when the folder has none
   * @param hosts names and addresses that clients reach both services by, beside loopback and the
   *     services' own names
   */
  void complete(Supplier<String> foundedTenant, Collection<String> hosts) {
    home.locked(
        () -> {
          writeIdentities(foundedTenant);
          writeCertificates(hosts);
          return home;
        });
  }

  private void writeIdentities(Supplier<String> foundedTenant) {
    String tenant = settle(foundedTenant, in(directory, "tenant-id"), in(dynamics, "tenant-id"));
    settle(PairSecrets::id, in(directory, "dynamics-client-id"), in(dynamics, "client-id"));
    settle(
        PairSecrets::secret,
        in(directory, "dynamics-client-secret"),
        in(dynamics, "client-secret"));
    String id =
        settle(
            PairSecrets::id,
            in(directory, "administrator-client-id"),
            in(dynamics, "administrator-client-id"));
    String secret = settle(PairSecrets::secret, in(directory, "administrator-client-secret"));
    write(
        in(home, "administrator.env"),
        "TENANT=%s\nCLIENT_ID=%s\nCLIENT_SECRET=%s\n".formatted(tenant, id, secret));
  }

  private void writeCertificates(Collection<String> hosts) {
    String authority = certificates.authority();
    write(in(home, "ca.crt"), authority);
    // Each calls the other: Dynamics pulls, and the directory tells of changes.
    write(in(dynamics, "ca.crt"), authority);
    write(in(directory, "ca.crt"), authority);
    certificates.server(directory, "server", with(hosts, "office365-service"));
    certificates.server(dynamics, "server", with(hosts, "dynamics-service"));
  }

  /** One value in all its places: the one that is there, or a fresh one. */
  private static String settle(Supplier<String> fresh, Place... places) {
    String value =
        Stream.of(places)
            .flatMap(place -> place.folder().read(place.name()).stream())
            .map(String::strip)
            .findFirst()
            .orElseGet(fresh);
    List.of(places).forEach(place -> write(place, value + "\n"));
    return value;
  }

  private static void write(Place place, String text) {
    if (!place.folder().read(place.name()).filter(text::equals).isPresent()) {
      place.folder().write(place.name(), text);
    }
  }

  private static Place in(PrivateFolder folder, String name) {
    return new Place(folder, name);
  }

  private static Collection<String> with(Collection<String> hosts, String own) {
    Collection<String> all = new TreeSet<>(hosts);
    all.add(own);
    return all;
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  /** Letters, digits, hyphen and underscore only: it needs no quoting in a shell or a form. */
  private static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

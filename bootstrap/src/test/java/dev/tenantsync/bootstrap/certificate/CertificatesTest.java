package dev.tenantsync.bootstrap.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.bootstrap.certificate.Certificates.ServerFiles;
import dev.tenantsync.bootstrap.file.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates as a TLS client judges them, and when they are made anew. */
class CertificatesTest {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "::1", "directory.example"})
  void clientThatTrustsTheAuthorityAcceptsEveryNameOfTheServer(String name) throws Exception {
    ServerFiles server = server(now, "directory.example");

    assertThat(Handshake.between(server, authority(now), name)).startsWith("TLSv1.3");
  }

  @Test
  void clientRefusesANameThatTheCertificateDoesNotHave() {
    ServerFiles server = server(now);

    assertThatThrownBy(() -> Handshake.between(server, authority(now), "directory.example"))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("directory.example");
  }

  @Test
  void clientThatTrustsAnotherAuthorityRefuses() {
    ServerFiles server = server(now);
    String another =
        new Certificates(PrivateFolder.at(folder.resolve("another")), InstantSource.fixed(now))
            .authority();

    assertThatThrownBy(() -> Handshake.between(server, another, "localhost"))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void authorityLivesTenYearsAndServersNoLongerThanClientsAllow() throws Exception {
    X509Certificate server = read(server(now));

    assertThat(lifetime(server)).isLessThanOrEqualTo(Duration.ofDays(397));
    assertThat(server.getNotAfter().toInstant()).isEqualTo(now.plus(Duration.ofDays(396)));
    assertThat(server.getBasicConstraints()).as("is no authority").isEqualTo(-1);
    assertThat(lifetime(Pem.certificate(authority(now)))).isGreaterThan(Duration.ofDays(3649));
  }

  @Test
  void certificateIsKeptWhileItLastsAndRenewedByTheSameAuthorityNearItsEnd() throws Exception {
    X509Certificate first = read(server(now));
    String authority = authority(now);
    Instant nearTheEnd = now.plus(Duration.ofDays(396)).minus(Renewal.MARGIN).plusSeconds(1);

    assertThat(read(server(nearTheEnd.minusSeconds(1)))).isEqualTo(first);
    X509Certificate renewed = read(server(nearTheEnd));
    assertThat(renewed).isNotEqualTo(first);
    assertThat(renewed.getNotAfter()).isAfter(first.getNotAfter());
    assertThat(authority(nearTheEnd)).isEqualTo(authority);
  }

  @Test
  void oneMoreNameIsAReasonForANewCertificateAndOneLessIsNot() throws Exception {
    X509Certificate first = read(server(now));
    X509Certificate named = read(server(now, "directory.example", "192.0.2.7"));

    assertThat(named).isNotEqualTo(first);
    assertThat(read(server(now, "Directory.example"))).isEqualTo(named);
  }

  @Test
  void authorityThatCouldNotOutliveItsServersIsReplacedWithThem() throws Exception {
    X509Certificate first = read(server(now));
    String authority = authority(now);
    Instant late = now.plus(CertificateAuthority.LIFETIME).minus(Duration.ofDays(397));

    ServerFiles renewed = server(late);

    assertThat(authority(late)).isNotEqualTo(authority);
    assertThat(read(renewed).getIssuerX500Principal()).isNotEqualTo(first.getIssuerX500Principal());
  }

  @Test
  void keyThatACrashLeftBesideAnOlderCertificateIsReplaced() throws Exception {
    ServerFiles files = server(now);
    Files.copy(folder.resolve("ca.key"), files.key(), StandardCopyOption.REPLACE_EXISTING);

    assertThat(Handshake.between(server(now), authority(now), "localhost")).startsWith("TLSv1");
  }

  @Test
  void everyFileIsItsOwnersAlone() throws IOException {
    server(now);

    try (var files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSizeGreaterThanOrEqualTo(4);
      for (Path file : all) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  private ServerFiles server(Instant now, String... names) {
    PrivateFolder home = PrivateFolder.at(folder);
    return new Certificates(home, InstantSource.fixed(now)).server(home, "server", Set.of(names));
  }

  private String authority(Instant now) {
    return new Certificates(PrivateFolder.at(folder), InstantSource.fixed(now)).authority();
  }

  private static X509Certificate read(ServerFiles files) throws Exception {
    return Pem.certificate(Files.readString(files.certificate()));
  }

  private static Duration lifetime(X509Certificate certificate) {
    return Duration.between(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }
}

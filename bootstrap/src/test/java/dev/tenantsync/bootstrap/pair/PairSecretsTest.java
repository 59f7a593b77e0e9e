package dev.tenantsync.bootstrap.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.embeddedpostgres.EmbeddedPostgres;
import dev.tenantsync.embeddedpostgres.ServerSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the main program writes, and what it leaves alone. */
class PairSecretsTest {

  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void inADataFolderOfItsOwn() {
    environment.put("DATA_DIR", home.toString());
  }

  @Test
  void bothServicesAndTheAdministratorKnowTheSameIdsAndSecrets() {
    Map<String, String> files = run();

    assertThat(files.get("office365-service/tenant-id"))
        .isEqualTo(files.get("dynamics-service/tenant-id"));
    assertThat(files.get("office365-service/dynamics-client-id"))
        .isEqualTo(files.get("dynamics-service/client-id"));
    assertThat(files.get("office365-service/dynamics-client-secret"))
        .isEqualTo(files.get("dynamics-service/client-secret"))
        .hasSizeGreaterThan(40);
    assertThat(files.get("dynamics-service/administrator-client-id"))
        .isEqualTo(files.get("office365-service/administrator-client-id"));
    assertThat(files.get("administrator.env"))
        .isEqualTo(
            "TENANT=%sCLIENT_ID=%sCLIENT_SECRET=%s"
                .formatted(
                    files.get("office365-service/tenant-id"),
                    files.get("office365-service/administrator-client-id"),
                    files.get("office365-service/administrator-client-secret")));
  }

  @Test
  void noServiceHoldsWhatItDoesNotNeed() {
    Map<String, String> files = run();

    assertThat(files.keySet().stream().filter(name -> name.contains("service/")))
        .containsExactly(
            "dynamics-service/administrator-client-id",
            "dynamics-service/ca.crt",
            "dynamics-service/client-id",
            "dynamics-service/client-secret",
            "dynamics-service/server.crt",
            "dynamics-service/server.key",
            "dynamics-service/tenant-id",
            "office365-service/administrator-client-id",
            "office365-service/administrator-client-secret",
            "office365-service/ca.crt",
            "office365-service/dynamics-client-id",
            "office365-service/dynamics-client-secret",
            "office365-service/server.crt",
            "office365-service/server.key",
            "office365-service/tenant-id");
  }

  @Test
  void secondRunChangesNothing() {
    Map<String, String> first = run();

    assertThat(run()).isEqualTo(first);
  }

  @Test
  void lostFileIsMadeGoodFromItsTwin() throws IOException {
    Map<String, String> first = run();
    Files.delete(folder().resolve("office365-service/dynamics-client-secret"));
    Files.delete(folder().resolve("administrator.env"));

    assertThat(run()).isEqualTo(first);
  }

  @Test
  void yearLaterOnlyTheServersCertificatesAreNew() {
    Map<String, String> first = run();
    Map<String, String> later = run(Instant.now().plus(Duration.ofDays(390)));

    assertThat(later.keySet()).isEqualTo(first.keySet());
    assertThat(
            later.keySet().stream()
                .filter(name -> !content(later, name).equals(content(first, name))))
        .containsExactly(
            "dynamics-service/server.crt",
            "dynamics-service/server.key",
            "office365-service/server.crt",
            "office365-service/server.key");
  }

  @Test
  void certificatesNameTheServicesAndTheHostsAskedFor() throws Exception {
    environment.put("SERVICE_TLS_NAMES", "crm.example, 192.0.2.7");

    Map<String, String> files = run();

    assertThat(names(content(files, "dynamics-service/server.crt")))
        .contains("dynamics-service", "crm.example", "192.0.2.7", "localhost", "127.0.0.1");
    assertThat(names(content(files, "office365-service/server.crt"))).contains("office365-service");
  }

  @Test
  void foldersAndFilesAreTheirOwnersAlone() throws IOException {
    run();

    try (Stream<Path> all = Files.walk(folder())) {
      for (Path path : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void newTenantGetsTheIdAskedFor() {
    environment.put("DIRECTORY_TENANT_ID", "8c7a6b3e-0000-4000-8000-000000000001");

    assertThat(content(run(), "dynamics-service/tenant-id"))
        .isEqualTo("8c7a6b3e-0000-4000-8000-000000000001");
  }

  @Test
  void tenantOfADirectoryThatWasStartedBeforeKeepsItsId() throws Exception {
    String founded = "8c7a6b3e-0000-4000-8000-000000000002";
    Path data = home.resolve("office365-service/postgres");
    try (EmbeddedPostgres server =
            EmbeddedPostgres.start(ServerSettings.in(data).withBinariesHome(home));
        Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create table tenant (id uuid primary key)");
      statement.execute("insert into tenant values ('" + founded + "')");
    }

    assertThat(content(run(), "office365-service/tenant-id")).isEqualTo(founded);
  }

  @Test
  void directoryWhoseDatabaseIsStillEmptyGetsATenantOfItsOwn() {
    Path data = home.resolve("office365-service/postgres");
    try (EmbeddedPostgres server =
        EmbeddedPostgres.start(ServerSettings.in(data).withBinariesHome(home))) {
      environment.put("OFFICE365_JDBC_URL", server.jdbcUrl());
      environment.put("OFFICE365_USERNAME", server.username());
      environment.put("OFFICE365_PASSWORD", server.password());

      assertThat(content(run(), "office365-service/tenant-id")).hasSize(36);
    }
  }

  private static String content(Map<String, String> files, String name) {
    return Objects.requireNonNull(files.get(name), name).strip();
  }

  private Path folder() {
    return home.resolve("secrets");
  }

  private Map<String, String> run() {
    return run(Instant.now());
  }

  /** Every file that the run left behind, by its path in the folder, without the locks. */
  private Map<String, String> run(Instant now) {
    Main.run(folder(), environment, InstantSource.fixed(now));
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("lock")) {
          files.put(folder().relativize(file).toString(), Files.readString(file));
        }
      }
      return files;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<Object> names(String pem) throws Exception {
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    return certificate.getSubjectAlternativeNames().stream()
        .<Object>map(name -> name.get(1))
        .toList();
  }
}

package dev.tenantsync.office365.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.bootstrap.certificate.Certificates;
import dev.tenantsync.bootstrap.certificate.Certificates.ServerFiles;
import dev.tenantsync.bootstrap.file.PrivateFolder;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether endpoints have to prove who they are. */
@QuarkusTest
class TrustTest {

  @Inject Vertx vertx;
  @Inject ExecutorService workers;
  @TempDir Path home;

  private final AtomicReference<String> indicated = new AtomicReference<>("");
  private HttpServer server;
  private Path authority;

  @BeforeEach
  void listen() throws Exception {
    PrivateFolder folder = PrivateFolder.at(home.resolve("certificates"));
    Certificates certificates = new Certificates(folder, Clock.systemUTC());
    ServerFiles files = certificates.server(folder, "hooks", List.of("hooks.example"));
    authority = home.resolve("authority.pem");
    Files.writeString(authority, certificates.authority());
    HttpServerOptions options =
        new HttpServerOptions()
            .setSsl(true)
            .setSni(true)
            .setKeyCertOptions(
                new PemKeyCertOptions()
                    .addCertPath(files.certificate().toString())
                    .addKeyPath(files.key().toString()));
    server =
        vertx
            .createHttpServer(options)
            .requestHandler(
                request -> {
                  indicated.set(request.connection().indicatedServerName());
                  request.response().setStatusCode(202).end();
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
  }

  @AfterEach
  void close() throws Exception {
    server.close().toCompletionStage().toCompletableFuture().get();
  }

  @Test
  void takesTheWordOfAnAuthorityThatIsSet() {
    assertThat(post("hooks.example", List.of(authority)).status()).isEqualTo(202);
    assertThat(indicated).hasValue("hooks.example");
  }

  @Test
  void takesNobodysWordForAnotherName() {
    assertThat(post("other.example", List.of(authority)).fault()).contains(CallFault.UNREACHABLE);
    assertThat(indicated).hasValue("");
  }

  @Test
  void takesNotTheWordOfAStranger() {
    assertThat(post("hooks.example", List.of()).fault()).contains(CallFault.UNREACHABLE);
    assertThat(indicated).hasValue("");
  }

  private Answer post(String host, List<Path> trusted) {
    Connections connections = new Connections(vertx, trusted, 1, 100);
    try {
      String url = "https://" + host + ":" + server.actualPort() + "/";
      return new Webhooks(
              connections,
              name -> List.of(InetAddress.getLoopbackAddress()),
              new TargetRules(true, false),
              workers)
          .post(new Call(url, "application/json", "{}", Duration.ofSeconds(10)));
    } finally {
      connections.close();
    }
  }
}

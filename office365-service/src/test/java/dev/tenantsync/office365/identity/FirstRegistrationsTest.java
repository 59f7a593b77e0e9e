package dev.tenantsync.office365.identity;

import static dev.tenantsync.office365.identity.TokenClient.assertRefused;
import static dev.tenantsync.office365.identity.TokenClient.post;
import static dev.tenantsync.office365.identity.TokenClient.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.office365.identity.CredentialsFile.Credentials;
import dev.tenantsync.office365.identity.IdentitySettings.Registration;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a start makes sure of. */
@QuarkusTest
class FirstRegistrationsTest {

  @Inject FirstRegistrations first;
  @Inject Registry registry;
  @Inject AccessTokens tokens;
  @Inject Issuer issuer;

  private final String purpose = "test-" + UUID.randomUUID();

  @AfterEach
  void removeIt() throws IOException {
    registry.execute("delete from application where purpose = ?", purpose);
    Files.deleteIfExists(file());
  }

  @Test
  void administratorHoldsEverythingAndDynamicsTheLeast() {
    assertThat(permissions("administrator"))
        .containsExactlyInAnyOrderElementsOf(GraphPermissions.ALL);
    assertThat(permissions("dynamics-service"))
        .containsExactlyInAnyOrder(
            "User.Read.All",
            "RoleManagement.Read.Directory",
            "Group.Read.All",
            "Organization.Read.All");
  }

  @Test
  void filesAreForTheirOwnerOnlyAndCanBeSourced() throws IOException {
    for (String name : List.of("administrator", "dynamics-service")) {
      Path file = registry.credentials().resolve(name + ".env");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(Files.readAllLines(file))
          .hasSize(3)
          .satisfiesExactly(
              tenant -> assertThat(tenant).isEqualTo("TENANT=" + issuer.tenantId()),
              id -> assertThat(id).matches("CLIENT_ID=[0-9a-f-]{36}"),
              secret -> assertThat(secret).matches("CLIENT_SECRET=[A-Za-z0-9_-]{43}"));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(registry.credentials())))
        .isEqualTo("rwx------");
  }

  @Test
  void laterStartsLeaveTheFileAsItIs() throws IOException {
    Path file = registry.credentials().resolve("administrator.env");
    String before = Files.readString(file);
    first.start(new StartupEvent());
    assertThat(Files.readString(file)).isEqualTo(before);
    assertThat(permissions("administrator")).isNotEmpty();
  }

  @Test
  void fileThatIsLostIsMadeAnewAndTheLostSecretIsWorthless() throws IOException {
    ensure(Optional.empty(), Optional.empty());
    Credentials lost = credentials();
    Files.delete(file());
    ensure(Optional.empty(), Optional.empty());
    assertThat(credentials().clientId()).isEqualTo(lost.clientId());
    token(post(form(credentials())));
    assertRefused(post(form(lost)), 401, "invalid_client", 7000215);
  }

  @Test
  void fileCountsForANewDatabaseToo() {
    ensure(Optional.empty(), Optional.empty());
    Credentials kept = credentials();
    registry.execute("delete from application where purpose = ?", purpose);
    ensure(Optional.empty(), Optional.empty());
    assertThat(credentials()).isEqualTo(kept);
    token(post(form(kept)));
  }

  @Test
  void configuredSecretCountsFromTheStartThatBringsIt() {
    UUID clientId = UUID.randomUUID();
    ensure(Optional.of(clientId), Optional.of("first-canary-secret"));
    Credentials one = new Credentials("", clientId, new ClientSecret("first-canary-secret"));
    Credentials two = new Credentials("", clientId, new ClientSecret("second-canary-secret"));
    token(post(form(one)));
    ensure(Optional.of(clientId), Optional.of("second-canary-secret"));
    token(post(form(two)));
    assertRefused(post(form(one)), 401, "invalid_client", 7000215);
    assertThat(file()).doesNotExist();
  }

  @Test
  void shortSecretIsRefusedAtStart() {
    assertThatThrownBy(() -> ensure(Optional.empty(), Optional.of("short")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("shorter than 16");
  }

  private Set<String> permissions(String name) {
    Credentials credentials =
        new CredentialsFile(registry.credentials(), name + ".env").read().orElseThrow();
    return ((Caller.Program) tokens.verify(token(post(form(credentials))))).permissions();
  }

  private void ensure(Optional<UUID> clientId, Optional<String> secret) {
    Registration setting =
        new Registration() {
          @Override
          public Optional<UUID> clientId() {
            return clientId;
          }

          @Override
          public Optional<String> clientSecret() {
            return secret;
          }
        };
    QuarkusTransaction.requiringNew()
        .run(() -> first.ensure(purpose, "Test", setting, Set.of("User.Read.All")));
  }

  private Path file() {
    return registry.credentials().resolve(purpose + ".env");
  }

  private Credentials credentials() {
    return new CredentialsFile(registry.credentials(), purpose + ".env").read().orElseThrow();
  }

  private static Map<String, String> form(Credentials credentials) {
    return TokenClient.program(credentials.clientId().toString(), credentials.secret().text());
  }
}

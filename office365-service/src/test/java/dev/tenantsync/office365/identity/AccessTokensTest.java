package dev.tenantsync.office365.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.office365.Graph;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which tokens open the directory. */
@QuarkusTest
class AccessTokensTest {

  private static final UUID AZURE_CLI = UUID.fromString("04b07795-8ddb-461a-bbee-02f9e1bf7b46");
  private static final Duration HOUR = Duration.ofHours(1);

  @Inject AccessTokens tokens;
  @Inject ReadTokens proven;
  @Inject SigningKeys keys;
  @Inject Registry registry;
  @Inject SetClock clock;

  private UUID objectId = UUID.randomUUID();
  private UUID appId = UUID.randomUUID();

  @AfterEach
  void clockIsRightAgain() {
    clock.reset();
  }

  @Test
  void programCallsWithThePermissionsThatItHoldsAndItsTokenNames() {
    register("User.Read.All", "Domain.Read.All");
    assertThat(tokens.verify(program("User.Read.All", "Group.Read.All")))
        .isEqualTo(new Caller.Program(appId, Set.of("User.Read.All")));
  }

  @Test
  void programsTokenDiesWithItsRegistration() {
    register("User.Read.All");
    String token = program("User.Read.All");
    registry.execute("update application set account_enabled = false where id = ?", objectId);
    assertRefused(token, "disabled or deleted");
    registry.execute("update application set account_enabled = true where id = ?", objectId);
    assertThat(tokens.verify(token).actor()).isEqualTo("app:" + appId);
    registry.execute("delete from application where id = ?", objectId);
    assertRefused(token, "disabled or deleted");
  }

  @Test
  void personsTokenDiesWithTheAccount() {
    String user = Graph.user();
    String token = person(user);
    assertThat(tokens.verify(token))
        .isEqualTo(new Caller.Person(UUID.fromString(user), Set.of("User.Read")));
    Graph.remove(user);
    assertRefused(token, "disabled or deleted");
    Graph.restore(user);
    assertThat(tokens.verify(token).actor()).isEqualTo("user:" + user);
  }

  @Test
  void expiredTokenIsRefused() {
    register("User.Read.All");
    String token = program("User.Read.All");
    clock.forward(HOUR.plusSeconds(1));
    assertRefused(token, "Lifetime validation failed, the token is expired.");
  }

  @Test
  void tokenThatWasUsedBeforeExpiresAllTheSame() {
    register("User.Read.All");
    String token = program("User.Read.All");
    assertThat(tokens.verify(token).actor()).isEqualTo("app:" + appId);
    clock.forward(HOUR.minusSeconds(1));
    assertThat(tokens.verify(token).actor()).isEqualTo("app:" + appId);
    clock.forward(Duration.ofSeconds(2));
    assertRefused(token, "Lifetime validation failed, the token is expired.");
  }

  @Test
  void tokenThatWasProvenIsProvenAnewOnceItsKeyIsForgotten() {
    ReadToken token = new ReadToken(true, objectId, appId, Set.of());
    Instant now = clock.instant();
    proven.keep("known", proof(token, keys.current().kid(), now));
    proven.keep("forgotten", proof(token, "forgotten", now));
    assertThat(proven.find("known", now)).contains(token);
    assertThat(proven.find("known", now.plusSeconds(1))).isEmpty();
    assertThat(proven.find("known", now.minusMillis(1))).isEmpty();
    assertThat(proven.find("forgotten", now)).isEmpty();
  }

  private static ReadTokens.Proof proof(ReadToken token, String kid, Instant now) {
    return new ReadTokens.Proof(token, kid, now, now.plusSeconds(1));
  }

  @Test
  void tokenForAnotherResourceIsRefused() {
    register("User.Read.All");
    assertRefused(
        tokens.mint(
            new TokenHolder.Program(objectId, List.of("User.Read.All")),
            "http://localhost:8366",
            appId,
            HOUR),
        "Access token validation failure. Invalid audience.");
  }

  @Test
  void tokenThatNamesNoPowerIsRefused() {
    register();
    assertRefused(program(), "either roles or scp");
  }

  @Test
  void whatIsNoTokenIsRefused() {
    for (String nonsense : List.of("x", "a.b.c", "..", "é.ü.ö", "eyJhbGciOiJub25lIn0.e30.")) {
      assertRefused(nonsense, "Access token validation failure.");
    }
  }

  private void register(String... permissions) {
    Registry.Program program = registry.program(permissions);
    objectId = program.id();
    appId = program.appId();
  }

  private String program(String... roles) {
    return tokens.mint(
        new TokenHolder.Program(objectId, List.of(roles)),
        "https://graph.microsoft.com",
        appId,
        HOUR);
  }

  private String person(String id) {
    return tokens.mint(
        new TokenHolder.Person(UUID.fromString(id), "a@b.c", "A", List.of("User.Read")),
        "https://graph.microsoft.com",
        AZURE_CLI,
        HOUR);
  }

  private void assertRefused(String token, String why) {
    assertThatThrownBy(() -> tokens.verify(token))
        .isInstanceOf(InvalidTokenException.class)
        .hasMessageContaining(why);
  }
}

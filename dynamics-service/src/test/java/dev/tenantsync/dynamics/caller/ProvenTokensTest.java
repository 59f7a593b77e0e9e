package dev.tenantsync.dynamics.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.caller.Identified.Person;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProvenTokensTest {

  private final Identified ada = new Person(UUID.randomUUID());

  @Inject ProvenTokens tokens;

  @Test
  void tokenIsKnownOnceItWasProven() {
    String header = header();
    assertThat(tokens.find(header)).isEmpty();

    tokens.add(header, ada, Instant.now().plusSeconds(3_600).getEpochSecond());

    assertThat(tokens.find(header)).contains(ada);
    assertThat(tokens.find(header + "x")).isEmpty();
  }

  @Test
  void expiredTokenIsNotKnownHoweverRecentlyItWasProven() {
    String header = header();

    tokens.add(header, ada, Instant.now().minusSeconds(1).getEpochSecond());

    assertThat(tokens.find(header)).isEmpty();
  }

  private static String header() {
    return "Bearer " + UUID.randomUUID();
  }
}

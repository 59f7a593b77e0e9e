package dev.tenantsync.office365.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorTest {

  private static final UUID ID = UUID.fromString("0f7a5f0e-6a53-4c4c-8f0b-0d2f9d9a1c11");

  @Test
  void callersAreTheirKindAndId() {
    assertThat(Actor.parse("app:" + ID))
        .isEqualTo(new Actor(Actor.Kind.APP, java.util.Optional.of(ID)));
    assertThat(Actor.parse("user:" + ID).isUser(ID)).isTrue();
    assertThat(Actor.parse("app:" + ID).isUser(ID)).isFalse();
    assertThat(Actor.parse("user:" + ID).isUser(UUID.randomUUID())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"system", "anonymous", "", "user:", "app:x", "user:1-2-3-4-5"})
  void everythingElseIsNobody(String text) {
    assertThat(Actor.parse(text).kind()).isEqualTo(Actor.Kind.NOBODY);
  }
}

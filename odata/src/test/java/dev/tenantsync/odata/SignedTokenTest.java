package dev.tenantsync.odata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTokenTest {
  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private final SignedToken tokens = new SignedToken("page", 1, KEY);

  @Test
  void payloadOfAnyLengthComesBack() {
    Random random = new Random(7);
    for (int length = 0; length < 200; length++) {
      byte[] payload = new byte[length];
      random.nextBytes(payload);

      String token = tokens.seal(payload);

      assertThat(token).matches("[A-Za-z0-9_-]+");
      assertThat(tokens.open(token)).hasValueSatisfying(p -> assertThat(p).isEqualTo(payload));
    }
  }

  @Test
  void anyChangedCharacterMakesItForged() {
    String token = tokens.seal("position 17".getBytes(UTF_8));
    for (int at = 0; at < token.length(); at++) {
      for (char c : "AB_z9-=.".toCharArray()) {
        String changed = token.substring(0, at) + c + token.substring(at + 1);
        assertThat(tokens.open(changed).isPresent()).isEqualTo(changed.equals(token));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "====", "é", "latest", "AQ"})
  void rubbishIsNotOpened(String token) {
    assertThat(tokens.open(token)).isEmpty();
  }

  @Test
  void otherKeyVersionPurposeAndLengthAreNotOpened() {
    String token = tokens.seal(new byte[] {1, 2, 3});
    byte[] otherKey = KEY.clone();
    otherKey[0]++;

    assertThat(new SignedToken("page", 1, otherKey).open(token)).isEmpty();
    assertThat(new SignedToken("page", 2, KEY).open(token)).isEmpty();
    assertThat(new SignedToken("delta", 1, KEY).open(token)).isEmpty();
    assertThat(tokens.open(token.substring(0, token.length() - 4))).isEmpty();
    assertThat(tokens.open("A".repeat(20_000))).isEmpty();
  }

  @Test
  void shortKeyIsRefused() {
    assertThatThrownBy(() -> new SignedToken("page", 1, new byte[15]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tupleKeepsEveryText() {
    for (List<String> values :
        List.<List<String>>of(
            List.of(),
            List.of(""),
            Arrays.asList(null, "", null),
            List.of("3:abc", "-", ":", "ü€😀", "a\0b"))) {
      assertThat(Tuple.decode(Tuple.encode(values))).hasValue(values);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "3:ab", ":", "99999999999:a", "1", "1:ab", "--3"})
  void whatIsNoTupleIsNotRead(String text) {
    assertThat(Tuple.decode(text.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void nullsAreATupleToo() {
    assertThat(Tuple.decode("--".getBytes(UTF_8))).hasValue(Collections.nCopies(2, null));
  }
}

package dev.tenantsync.office365.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.odata.SignedToken;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The content of delta tokens, there and back. */
class DeltaTokenTest {

  private static final UUID EPOCH = UUID.fromString("0d5a6b1e-0000-4000-8000-00000000e90c");
  private static final UUID NONCE = UUID.fromString("ffffffff-0000-4000-8000-ffffffffffff");
  private static final Instant ISSUED = Instant.parse("2026-11-23T10:00:00Z");
  private static final LogPosition POSITION = new LogPosition(EPOCH, 4_711, 12, NONCE);

  static Stream<DeltaToken> tokens() {
    Stage following = new Stage.Following(POSITION);
    Stage enumerating =
        new Stage.Enumerating(POSITION, 4_712, new Stage.Key(UUID.randomUUID(), Stage.Key.NONE));
    List<UUID> fiftyIds = IntStream.range(0, 50).mapToObj(i -> UUID.randomUUID()).toList();
    return Stream.of(
        token(following, List.of(), List.of()),
        token(enumerating, List.of(), List.of()),
        token(following, List.of("id", "displayName"), List.of()),
        token(enumerating, List.of("assignedPlans"), fiftyIds),
        token(
            new Stage.Following(new LogPosition(EPOCH, -1, Long.MAX_VALUE, NONCE)),
            List.of(),
            List.of()),
        new DeltaToken(
            Change.Resource.DIRECTORY_ROLE,
            new Tracking(List.of("members"), List.of()),
            new Stage.Enumerating(
                POSITION, Long.MAX_VALUE, new Stage.Key(UUID.randomUUID(), UUID.randomUUID())),
            ISSUED));
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void whatIsWrittenIsRead(DeltaToken token) {
    assertThat(DeltaToken.decode(token.encode())).contains(token);
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void everyTruncationIsRefused(DeltaToken token) {
    byte[] bytes = token.encode();
    for (int length = 0; length < bytes.length; length++) {
      assertThat(DeltaToken.decode(Arrays.copyOf(bytes, length))).isEmpty();
    }
    assertThat(DeltaToken.decode(Arrays.copyOf(bytes, bytes.length + 1))).isEmpty();
  }

  static Stream<byte[]> noTokens() {
    return Stream.of(
        new byte[0],
        new byte[] {0},
        new byte[200],
        new byte[] {0, 4, 'N', 'O', 'N', 'E'},
        "{\"version\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("noTokens")
  void garbageIsRefused(byte[] garbage) {
    assertThat(DeltaToken.decode(garbage)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void noAlteredByteSurvivesTheSignature(DeltaToken token) {
    SignedToken signed = new SignedToken("delta $deltatoken", 1, new byte[32]);
    String text = signed.seal(token.encode());
    assertThat(text).matches("[A-Za-z0-9_-]+");
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      String forged = text.substring(0, i) + other + text.substring(i + 1);
      assertThat(signed.open(forged)).isEmpty();
    }
  }

  @Test
  void aTokenThatFollowsFiftyIdsFitsIntoALink() {
    DeltaToken longest =
        tokens().reduce((a, b) -> a.encode().length > b.encode().length ? a : b).orElseThrow();
    assertThat(new SignedToken("any", 1, new byte[32]).seal(longest.encode()))
        .hasSizeLessThan(2_000);
  }

  private static DeltaToken token(Stage stage, List<String> properties, List<UUID> ids) {
    return new DeltaToken(Change.Resource.USER, new Tracking(properties, ids), stage, ISSUED);
  }
}

package dev.tenantsync.dynamics.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.freshness.Reached.Verdict;
import dev.tenantsync.odata.Prefer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncTokenTest {

  private static final UUID LOG = UUID.fromString("7f0f2a52-3bb1-4c1c-9f5e-0d7d8a4f9b11");
  private static final UUID OTHER = UUID.fromString("00000000-3bb1-4c1c-9f5e-0d7d8a4f9b11");

  @Test
  void positionIsExclusive() {
    assertThat(at(42).reaches(at(41))).isTrue();
    assertThat(at(42).reaches(at(42))).isFalse();
    assertThat(at(-1).reaches(at(Long.MAX_VALUE))).as("unsigned").isTrue();
    assertThat(new SyncToken(OTHER, 42).reaches(at(41))).isFalse();
  }

  @Test
  void tokenIsWrittenAsItIsRead() {
    String text = LOG + ".18446744073709551615";
    assertThat(SyncToken.read(text).orElseThrow()).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "e.42",
        "42",
        "7f0f2a52-3bb1-4c1c-9f5e-0d7d8a4f9b11",
        "7f0f2a52-3bb1-4c1c-9f5e-0d7d8a4f9b11.",
        "7f0f2a52-3bb1-4c1c-9f5e-0d7d8a4f9b11.-1",
        "7f0f2a52-3bb1-4c1c-9f5e-0d7d8a4f9b11.4x",
        "7f0f2a52-3bb1-4c1c-9f5e-0d7d8a4f9b11.99999999999999999999"
      })
  void whatIsNoTokenIsNotRead(String text) {
    assertThat(SyncToken.read(text)).isEmpty();
  }

  @Test
  void slowestFeedCounts() {
    Reached reached = reached(List.of(on(50), on(42)), List.of());
    assertThat(reached.of(at(41))).isEqualTo(Verdict.REACHED);
    assertThat(reached.of(at(42))).isEqualTo(Verdict.NOT_YET);
    assertThat(reached.position()).contains(at(42));
  }

  @Test
  void undecidedAccountLowersThePositionToWhereItBegan() {
    Reached reached = reached(List.of(on(50), on(50)), List.of(on(45), on(47)));
    assertThat(reached.position()).contains(at(45));
    assertThat(reached.of(at(44))).isEqualTo(Verdict.REACHED);
    assertThat(reached.of(at(45))).isEqualTo(Verdict.NOT_YET);
  }

  @Test
  void beforeTheFirstRoundNothingIsReached() {
    assertThat(reached(List.of(on(50), Optional.empty()), List.of()).of(at(1)))
        .isEqualTo(Verdict.NOT_YET);
    assertThat(reached(List.of(), List.of()).of(at(1))).isEqualTo(Verdict.NOT_YET);
    assertThat(reached(List.of(on(50)), List.of(Optional.empty())).position()).isEmpty();
  }

  @Test
  void anotherLogIsToldApartOnceEveryFeedIsOfIt() {
    SyncToken foreign = new SyncToken(OTHER, 1);
    assertThat(reached(List.of(on(50), on(50)), List.of()).of(foreign))
        .isEqualTo(Verdict.OTHER_LOG);
    assertThat(
            reached(List.of(on(50), Optional.of(new SyncToken(OTHER, 9))), List.of()).of(foreign))
        .isEqualTo(Verdict.NOT_YET);
  }

  @Test
  void timeLimitIsTheRequestsUpToTheLongest() {
    assertThat(wish("wait-for=" + LOG + ".7").patience()).isEqualTo(Duration.ofSeconds(10));
    assertThat(wish("wait-for=\"" + LOG + ".7\", wait=3").patience())
        .isEqualTo(Duration.ofSeconds(3));
    Wish capped = wish("wait=9999, wait-for=" + LOG + ".7");
    assertThat(capped.patience()).isEqualTo(Duration.ofSeconds(60));
    assertThat(capped.applied()).endsWith("wait=60");
  }

  private static Wish wish(String header) {
    return Wish.of(Prefer.parse(List.of(header)), Duration.ofSeconds(10), Duration.ofSeconds(60))
        .orElseThrow();
  }

  private static Reached reached(
      List<Optional<SyncToken>> feeds, List<Optional<SyncToken>> undecided) {
    return new Reached(feeds, undecided, List.of(), List.of());
  }

  private static Optional<SyncToken> on(long xact) {
    return Optional.of(at(xact));
  }

  private static SyncToken at(long xact) {
    return new SyncToken(LOG, xact);
  }
}

package dev.tenantsync.bootstrap.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.bootstrap.overload.Progress.Sight;
import dev.tenantsync.bootstrap.overload.Progress.Terms;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final long SECOND = 1_000_000_000L;
  private static final Terms TERMS = new Terms(Duration.ofSeconds(30), 500);

  private final Progress progress = new Progress();

  @Test
  void aBodyThatNobodyReadsYetHasAllTime() {
    for (int second = 0; second < 300; second++) {
      assertThat(body(0, second)).isFalse();
    }
  }

  @Test
  void aBodyIsCutOffOncePatienceIsUsedUp() {
    assertThat(body(1, 100)).isFalse();
    assertThat(body(10, 129)).isFalse();
    assertThat(body(10, 131)).isTrue();
  }

  @Test
  void aLongBodyMayGoOnAtItsRate() {
    for (int second = 0; second < 3_600; second++) {
      assertThat(body(600L * second, second)).isFalse();
    }
    assertThat(new Progress().tooSlow(new Sight(400L * 3_600, false, 0, false), 0, TERMS))
        .isFalse();
    assertThat(body(100L * 3_600, 3_600)).isTrue();
  }

  @Test
  void whatIsWholeMayBeWorkedOnForAsLongAsItTakes() {
    assertThat(body(100, 0)).isFalse();
    assertThat(progress.tooSlow(new Sight(100, true, 0, false), 1_000 * SECOND, TERMS)).isFalse();
  }

  @Test
  void anAnswerThatStandsStillIsCutOff() {
    assertThat(answer(64, true, 0)).isFalse();
    assertThat(answer(64, true, 30)).isFalse();
    assertThat(answer(64, true, 31)).isTrue();
  }

  @Test
  void anAnswerThatMovesIsNot() {
    for (int second = 0; second < 300; second += 20) {
      assertThat(answer(64L * second, true, second)).isFalse();
    }
  }

  @Test
  void anAnswerThatWaitsForItsServerIsNotItsClientsFault() {
    assertThat(answer(64, true, 0)).isFalse();
    assertThat(answer(64, false, 20)).isFalse();
    assertThat(answer(64, false, 100)).isFalse();
    assertThat(answer(64, true, 110)).isFalse();
    assertThat(answer(64, true, 141)).isTrue();
  }

  private boolean body(long read, long second) {
    return progress.tooSlow(new Sight(read, false, 0, false), second * SECOND, TERMS);
  }

  private boolean answer(long written, boolean stuck, long second) {
    return progress.tooSlow(new Sight(0, true, written, stuck), second * SECOND, TERMS);
  }
}

package dev.tenantsync.office365.license;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitingListTest {

  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);
  private static final UUID NEWCOMER = new UUID(0, 9);

  @Test
  void seatBelongsToTheFirstInLine() {
    WaitingList list = new WaitingList(1, List.of(FIRST, SECOND));
    assertThat(list.hasTurn(FIRST)).isTrue();
    assertThat(list.hasTurn(SECOND)).isFalse();
    assertThat(list.hasTurn(NEWCOMER)).isFalse();
  }

  @Test
  void newcomerTakesWhatNobodyWaitsFor() {
    assertThat(new WaitingList(3, List.of(FIRST, SECOND)).hasTurn(NEWCOMER)).isTrue();
    assertThat(new WaitingList(2, List.of(FIRST, SECOND)).hasTurn(NEWCOMER)).isFalse();
    assertThat(new WaitingList(0, List.of()).hasTurn(NEWCOMER)).isFalse();
    assertThat(new WaitingList(-4, List.of()).hasTurn(NEWCOMER)).isFalse();
  }

  @Test
  void nextComesUpWhenTheFirstLeavesTheLineWithoutASeat() {
    WaitingList list = new WaitingList(1, List.of(FIRST, SECOND));
    list.settled(FIRST, 0, false);
    assertThat(list.hasTurn(SECOND)).isTrue();
  }

  @Test
  void seatGivenBackIsTheNextOnes() {
    WaitingList list = new WaitingList(0, List.of(SECOND));
    list.settled(FIRST, -1, false);
    assertThat(list.hasTurn(SECOND)).isTrue();
    list.settled(SECOND, 1, false);
    assertThat(list.hasTurn(NEWCOMER)).isFalse();
  }

  @Test
  void whoBeginsToWaitStandsBehindTheOthers() {
    WaitingList list = new WaitingList(0, List.of(SECOND));
    list.settled(FIRST, 0, true);
    list.settled(NEWCOMER, -1, false);
    assertThat(list.hasTurn(SECOND)).isTrue();
    assertThat(list.hasTurn(FIRST)).isFalse();
  }
}

package dev.tenantsync.office365.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.feed.Change.Kind;
import dev.tenantsync.office365.feed.ChangeFollower.Entry;
import dev.tenantsync.office365.feed.LogPosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TellingTest {

  private static final UUID EPOCH = UUID.randomUUID();
  private static final UUID ONE = UUID.randomUUID();
  private static final UUID TWO = UUID.randomUUID();
  private static final Set<ChangeType> BOTH = Set.of(ChangeType.UPDATED, ChangeType.DELETED);
  private static final LogPosition START = at(0);

  @Test
  void putsChangesOfOneObjectIntoOneNotice() {
    Telling telling =
        tell(
            BOTH,
            10,
            entry(1, ONE, Kind.CREATED),
            entry(2, TWO, Kind.UPDATED),
            entry(3, ONE, Kind.DELETED));
    assertThat(telling.notices())
        .extracting(Notice::objectId, Notice::type, notice -> notice.newest().seq())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ONE, ChangeType.UPDATED, 3L),
            org.assertj.core.groups.Tuple.tuple(TWO, ChangeType.UPDATED, 2L));
    assertThat(telling.reached()).isEqualTo(at(3));
  }

  @Test
  void saysOfWhatIsGoneThatItIsGone() {
    assertThat(types(tell(BOTH, 10, entry(1, ONE, Kind.UPDATED), entry(2, ONE, Kind.PURGED))))
        .containsExactly(ChangeType.DELETED);
    assertThat(
            types(tell(BOTH, 10, entry(1, ONE, Kind.PURGED), entry(2, ONE, Kind.MEMBER_REMOVED))))
        .containsExactly(ChangeType.DELETED);
  }

  @Test
  void saysOnlyWhatWasAskedFor() {
    Entry[] life = {
      entry(1, ONE, Kind.UPDATED), entry(2, ONE, Kind.PURGED), entry(3, TWO, Kind.RESTORED)
    };
    assertThat(types(tell(Set.of(ChangeType.UPDATED), 10, life)))
        .containsExactly(ChangeType.UPDATED, ChangeType.UPDATED);
    assertThat(types(tell(Set.of(ChangeType.DELETED), 10, life)))
        .containsExactly(ChangeType.DELETED);
    assertThat(tell(Set.of(ChangeType.DELETED), 10, life).reached()).isEqualTo(at(3));
  }

  @Test
  void stopsBeforeTheObjectThatHasNoRoom() {
    Telling telling =
        tell(
            BOTH,
            1,
            entry(1, ONE, Kind.UPDATED),
            entry(2, ONE, Kind.UPDATED),
            entry(3, TWO, Kind.UPDATED),
            entry(4, ONE, Kind.UPDATED));
    assertThat(telling.notices()).extracting(Notice::objectId).containsExactly(ONE);
    assertThat(telling.reached()).isEqualTo(at(2));
  }

  @Test
  void reachesNothingWhereNothingChanged() {
    assertThat(tell(BOTH, 1)).isEqualTo(new Telling(List.of(), START));
  }

  private static Telling tell(Set<ChangeType> types, int most, Entry... entries) {
    Watched users = new Watched(WatchedSet.USERS, Optional.empty(), false);
    return Telling.of(START, List.of(entries), new Telling.Wish(users, types), most);
  }

  private static List<ChangeType> types(Telling telling) {
    return telling.notices().stream().map(Notice::type).toList();
  }

  private static Entry entry(long seq, UUID id, Kind kind) {
    return new Entry(at(seq), id, kind, Instant.EPOCH);
  }

  private static LogPosition at(long seq) {
    return new LogPosition(EPOCH, 7, seq, EPOCH);
  }
}

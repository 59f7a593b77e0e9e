package dev.tenantsync.office365.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How rows of the log become the objects of a page. */
class TouchedTest {

  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);
  private static final UUID CAY = new UUID(1, 3);

  private final List<ChangeRow> rows = new ArrayList<>();

  @Test
  void anObjectThatChangedTwiceIsOneEntryWithBothProperties() {
    updated(ANN, "mail");
    updated(BOB, "surname");
    updated(ANN, "city");
    Touched.Page page = Touched.gather(rows, 10);
    assertThat(page.objects()).extracting(Touched::id).containsExactly(ANN, BOB);
    assertThat(page.objects().get(0).properties()).containsExactly("mail", "city");
    assertThat(page.exhausted()).isTrue();
  }

  @Test
  void aFullPageEndsBeforeTheNextObjectButTakesInMoreOfItsOwn() {
    updated(ANN, "mail");
    updated(BOB, "mail");
    updated(ANN, "city");
    updated(CAY, "mail");
    Touched.Page page = Touched.gather(rows, 2);
    assertThat(page.objects()).extracting(Touched::id).containsExactly(ANN, BOB);
    assertThat(page.last()).contains(rows.get(2).position());
    assertThat(page.exhausted()).isFalse();
  }

  @Test
  void rowsThatNobodyFollowsMoveThePositionOnly() {
    row(ANN, Optional.empty(), Change.Kind.UPDATED, false);
    row(BOB, Optional.empty(), Change.Kind.UPDATED, false);
    Touched.Page page = Touched.gather(rows, 1);
    assertThat(page.objects()).isEmpty();
    assertThat(page.last()).contains(rows.get(1).position());
    assertThat(page.exhausted()).isTrue();
  }

  @Test
  void membersAreCountedSinglySoThatALargeRoleIsCutIntoSlices() {
    for (int i = 1; i <= 5; i++) {
      row(ANN, Optional.of(new UUID(2, i)), Change.Kind.MEMBER_ADDED, true);
    }
    Touched.Page page = Touched.gather(rows, 3);
    assertThat(page.objects()).hasSize(1);
    assertThat(page.objects().get(0).related()).hasSize(3);
    assertThat(page.exhausted()).isFalse();
  }

  @Test
  void whoCameBackIsToldWhole() {
    updated(ANN, "mail");
    row(ANN, Optional.empty(), Change.Kind.RESTORED, true);
    updated(ANN, "city");
    assertThat(Touched.gather(rows, 1).objects().get(0).whole()).isTrue();
  }

  @Test
  void noRowsAreAnEmptyPage() {
    Touched.Page page = Touched.gather(rows, 1);
    assertThat(page.objects()).isEmpty();
    assertThat(page.last()).isEmpty();
    assertThat(page.exhausted()).isTrue();
  }

  private void updated(UUID id, String property) {
    rows.add(
        new ChangeRow(
            position(), id, Optional.empty(), Change.Kind.UPDATED, List.of(property), true));
  }

  private void row(UUID id, Optional<UUID> related, Change.Kind kind, boolean tracked) {
    rows.add(new ChangeRow(position(), id, related, kind, List.of(), tracked));
  }

  private LogPosition position() {
    return new LogPosition(new UUID(0, 9), 100, rows.size(), new UUID(0, rows.size()));
  }
}

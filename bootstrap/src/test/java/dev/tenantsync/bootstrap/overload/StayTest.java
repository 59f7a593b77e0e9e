package dev.tenantsync.bootstrap.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StayTest {

  private final Stay stay = new Stay();
  private final AtomicInteger done = new AtomicInteger();

  @Test
  void whatIsToBeDoneAtTheEndIsDoneThenAndOnce() {
    stay.atItsEnd(done::incrementAndGet);
    assertThat(done).hasValue(0);

    stay.end();
    stay.end();

    assertThat(done).hasValue(1);
  }

  @Test
  void whatIsSaidAfterTheEndIsDoneAtOnce() {
    stay.end();

    stay.atItsEnd(done::incrementAndGet);

    assertThat(done).hasValue(1);
  }

  @Test
  void nothingIsForgottenNorDoneTwiceWhereBothComeTogether() {
    for (int i = 0; i < 500; i++) {
      Stay brief = new Stay();
      AtomicInteger once = new AtomicInteger();
      CompletableFuture<Void> end = CompletableFuture.runAsync(brief::end);
      CompletableFuture<Void> said =
          CompletableFuture.runAsync(() -> brief.atItsEnd(once::incrementAndGet));
      CompletableFuture.allOf(end, said).join();
      assertThat(once).hasValue(1);
    }
  }
}

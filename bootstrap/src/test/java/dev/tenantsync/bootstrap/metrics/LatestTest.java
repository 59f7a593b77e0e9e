package dev.tenantsync.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of something that may take its time to be seen. */
class LatestTest {

  private final AtomicLong now = new AtomicLong(-5_000_000_000L);
  private final AtomicInteger looks = new AtomicInteger();
  private final BlockingQueue<String> sights = new LinkedBlockingQueue<>();
  private final Latest<String> latest = new Latest<>("test", this::look, now::get);

  @AfterEach
  void close() {
    latest.close();
  }

  @Test
  void whatWasSeenIsKeptForAMoment() {
    sights.add("one");
    sights.add("two");
    assertThat(latest.seen()).contains("one");
    pass(Latest.KEPT.minusMillis(1));
    assertThat(latest.seen()).contains("one");
    pass(Duration.ofMillis(1));
    assertThat(latest.seen()).contains("two");
    assertThat(looks).hasValue(2);
  }

  @Test
  void whatWasSeenLastIsToldWhileALookTakesLongAndNotForLong() throws Exception {
    sights.add("one");
    assertThat(latest.seen()).contains("one");
    pass(Latest.OLDEST.minusMillis(1));
    assertThat(latest.seen()).contains("one");
    pass(Duration.ofMillis(1));
    assertThat(latest.seen()).isEmpty();
    assertThat(looks).as("never twice at once").hasValue(2);

    sights.add("two");
    latest.ask().get();
    assertThat(latest.seen()).contains("two");
    assertThat(looks).hasValue(2);
  }

  @Test
  void nothingIsToldBeforeTheFirstLookEnds() throws Exception {
    assertThat(latest.seen()).isEmpty();
    sights.add("one");
    latest.ask().get();
    assertThat(latest.seen()).contains("one");
  }

  @Test
  void failedLookIsRepeatedAndWhatWasSeenBeforeStands() {
    sights.add("one");
    sights.add("failure");
    sights.add("two");
    assertThat(latest.seen()).contains("one");
    pass(Latest.KEPT);
    assertThat(latest.seen()).contains("one");
    assertThat(latest.seen()).contains("two");
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private String look() {
    looks.incrementAndGet();
    try {
      String seen = sights.take();
      if (seen.equals("failure")) {
        throw new IllegalStateException(seen);
      }
      return seen;
    } catch (InterruptedException stopping) {
      throw new IllegalStateException(stopping);
    }
  }
}

package dev.tenantsync.bootstrap.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.bootstrap.overload.Quota.Entry;
import dev.tenantsync.bootstrap.overload.Quota.Limit;
import dev.tenantsync.bootstrap.overload.Quota.Limits;
import dev.tenantsync.bootstrap.overload.Quota.Refusal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotaTest {

  private static final long SECOND = 1_000_000_000L;

  private long now = 77 * SECOND;

  @Test
  void aClientHasItsBurstThenItsRate() {
    Quota quota = quota(new Limits(2, 5, 0));

    assertThat(taken(quota, "a", 10)).isEqualTo(5);
    now += SECOND;
    assertThat(taken(quota, "a", 10)).isEqualTo(2);
    now += 100 * SECOND;
    assertThat(taken(quota, "a", 10)).isEqualTo(5);
  }

  @Test
  void aRefusalSaysWhichLimitAndWhenToComeAgain() {
    Quota quota = quota(new Limits(1, 1, 0));
    taken(quota, "a", 1);

    assertThat(quota.enter("a", false, now).refusal()).contains(new Refusal(Limit.REQUESTS, 1, 1));
  }

  @Test
  void whoComesWhenToldIsTaken() {
    long seed = 4_711;
    Random random = new Random(seed);
    for (int round = 0; round < 1_000; round++) {
      Limits limits = new Limits(1 + random.nextInt(50), 1 + random.nextInt(20), 0);
      Quota quota = quota(limits);
      taken(quota, "a", limits.burst());
      now += random.nextInt(1_000_000);
      Refusal refusal = quota.enter("a", false, now).refusal().orElse(null);
      if (refusal != null) {
        now += refusal.retryAfter() * SECOND;
        assertThat(quota.enter("a", false, now).refusal()).as("seed %d", seed).isEmpty();
      }
    }
  }

  @Test
  void clientsDoNotPayForEachOther() {
    Quota quota = quota(new Limits(1, 3, 0));
    taken(quota, "a", 10);

    assertThat(taken(quota, "b", 10)).isEqualTo(3);
  }

  @Test
  void onlySoManyAreInHandAtOnceAndAPartOfABatchCountsAsNone() {
    Quota quota = quota(new Limits(0, 0, 2));
    Entry first = quota.enter("a", false, now);
    assertThat(quota.enter("a", false, now).refusal()).isEmpty();

    assertThat(quota.enter("a", false, now).refusal()).contains(new Refusal(Limit.AT_ONCE, 2, 1));
    assertThat(quota.enter("a", true, now).refusal()).isEmpty();

    first.leave().run();
    assertThat(quota.enter("a", false, now).refusal()).isEmpty();
    assertThat(quota.enter("a", false, now).refusal()).isPresent();
  }

  @Test
  void aRefusedRequestHasNothingToGiveBack() {
    Quota quota = quota(new Limits(0, 0, 1));
    quota.enter("a", false, now);

    quota.enter("a", false, now).leave().run();

    assertThat(quota.enter("a", false, now).refusal()).isPresent();
  }

  @Test
  void hostileNamesDoNotMakeItGrowAndShareOneCount() {
    Quota quota = quota(new Limits(1, 2, 0));
    for (int name = 0; name < 10_000; name++) {
      quota.enter("hostile " + name, false, now);
    }

    assertThat(quota.clients()).isEqualTo(100);
    assertThat(quota.enter("newcomer", false, now).refusal()).isPresent();
    assertThat(quota.enter("hostile 5", false, now).refusal()).isEmpty();
  }

  @Test
  void clientsAtRestMakeRoomForOthers() {
    Quota quota = quota(new Limits(1, 2, 0));
    for (int name = 0; name < 200; name++) {
      quota.enter("hostile " + name, false, now).leave().run();
    }

    now += 5 * SECOND;

    assertThat(taken(quota, "newcomer", 5)).isEqualTo(2);
    assertThat(quota.clients()).isEqualTo(1);
  }

  @Test
  void aClientWithSomethingInHandIsNotForgotten() {
    Quota quota = quota(new Limits(0, 0, 1));
    for (int name = 0; name < 100; name++) {
      quota.enter("busy " + name, false, now);
    }
    now += 5 * SECOND;
    quota.enter("newcomer", false, now);

    assertThat(quota.enter("busy 50", false, now).refusal()).isPresent();
  }

  private Quota quota(Limits limits) {
    return new Quota(limits, 100, now);
  }

  private int taken(Quota quota, String client, int requests) {
    int taken = 0;
    for (int request = 0; request < requests; request++) {
      taken += quota.enter(client, false, now).refusal().isEmpty() ? 1 : 0;
    }
    return taken;
  }
}

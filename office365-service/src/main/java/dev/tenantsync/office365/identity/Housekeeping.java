package dev.tenantsync.office365.identity;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Removes what sign-ins leave behind once it says nothing more. */
@ApplicationScoped
class Housekeeping {

  private final UsedAssertions used;
  private final SignInThrottle throttle;
  private final Clock clock;

  Housekeeping(UsedAssertions used, SignInThrottle throttle, Clock clock) {
    this.used = used;
    this.throttle = throttle;
    this.clock = clock;
  }

  @Transactional
  @Scheduled(
      every = "15m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tidy() {
    used.removeExpired(clock.instant());
    throttle.removeOld();
  }
}

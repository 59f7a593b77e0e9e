package dev.tenantsync.office365.identity;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The service's clock in tests: right until it is put forward. */
@Alternative
@Priority(1)
@Singleton
public class SetClock extends Clock {

  private volatile Duration ahead = Duration.ZERO;

  /** Goes on from a later moment. */
  public void forward(Duration by) {
    ahead = ahead.plus(by);
  }

  /** Right again. */
  public void reset() {
    ahead = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}

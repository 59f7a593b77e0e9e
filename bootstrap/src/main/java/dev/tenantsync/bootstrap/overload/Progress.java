package dev.tenantsync.bootstrap.overload;

import java.time.Duration;

/** How one request has come on, from one look at it to the next. */
final class Progress {

  /**
   * What is asked of a client.
   *
   * @param bytesPerSecond of a body, on the average, beyond patience
   */
  record Terms(Duration patience, int bytesPerSecond) {

    private long nanosFor(long bytes) {
      return patience.toNanos() + (long) (bytes * 1e9 / Math.max(1, bytesPerSecond));
    }
  }

  /**
   * What can be seen of a request.
   *
   * @param read bytes of the body that were handed on
   * @param whole whether all of the request was
   * @param written bytes of the answer that were passed on
   * @param stuck whether the client takes no more of it for now
   */
  record Sight(long read, boolean whole, long written, boolean stuck) {}

  private boolean reading;
  private long readingSince;
  private boolean standing;
  private long standingSince;
  private long written;

  /**
   * Whether its client is too slow. The time of a body counts from the first of it that somebody
   * reads, for until then nobody waits for it.
   */
  boolean tooSlow(Sight sight, long now, Terms terms) {
    boolean body = bodyTooSlow(sight, now, terms);
    boolean answer = answerStandsStill(sight, now, terms);
    return body || answer;
  }

  private boolean bodyTooSlow(Sight sight, long now, Terms terms) {
    if (sight.whole() || sight.read() == 0) {
      return false;
    }
    if (!reading) {
      reading = true;
      readingSince = now;
    }
    return now - readingSince > terms.nanosFor(sight.read());
  }

  private boolean answerStandsStill(Sight sight, long now, Terms terms) {
    if (!sight.stuck() || sight.written() != written) {
      standing = false;
    }
    written = sight.written();
    if (sight.stuck() && !standing) {
      standing = true;
      standingSince = now;
    }
    return standing && now - standingSince > terms.patience().toNanos();
  }
}

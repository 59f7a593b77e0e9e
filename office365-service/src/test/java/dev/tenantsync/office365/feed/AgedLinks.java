package dev.tenantsync.office365.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Delta links as they would be had they been given out earlier. */
@ApplicationScoped
public class AgedLinks {

  private final TokenKeys keys;
  private final Clock clock;

  AgedLinks(TokenKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The same link, given out so much earlier. */
  public String earlier(String link, Duration age) {
    int sign = link.lastIndexOf('=');
    byte[] bytes = keys.open("delta $deltatoken", link.substring(sign + 1)).orElseThrow();
    DeltaToken token = DeltaToken.decode(bytes).orElseThrow();
    Instant issued = clock.instant().minus(age);
    DeltaToken old = new DeltaToken(token.resource(), token.tracking(), token.stage(), issued);
    return link.substring(0, sign + 1) + keys.seal("delta $deltatoken", old.encode());
  }
}

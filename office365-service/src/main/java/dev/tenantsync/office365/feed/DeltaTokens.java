package dev.tenantsync.office365.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes the tokens of next and delta links and reads them back. */
@ApplicationScoped
class DeltaTokens {

  static final String NEXT = "$skiptoken";
  static final String DELTA = "$deltatoken";

  private final TokenKeys keys;
  private final Clock clock;
  private final Duration retention;

  DeltaTokens(TokenKeys keys, Clock clock, FeedSettings settings) {
    this.keys = keys;
    this.clock = clock;
    this.retention = settings.feedRetention();
  }

  /**
   * @param option {@link #NEXT} or {@link #DELTA}; a token opens only for the option it was made
   *     for
   */
  String write(String option, DeltaSource source, Tracking tracking, Stage stage) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return keys.seal(
        purpose(option), new DeltaToken(source.resource(), tracking, stage, now).encode());
  }

  /** The token of this text; empty when we did not write it for this option and this resource. */
  Optional<DeltaToken> read(String option, String text, DeltaSource source) {
    return keys.open(purpose(option), text)
        .flatMap(DeltaToken::decode)
        .filter(token -> token.resource() == source.resource());
  }

  /** Whether the token is older than the feed's retention. */
  boolean expired(DeltaToken token) {
    return token.issued().plus(retention).isBefore(clock.instant());
  }

  private static String purpose(String option) {
    return "delta " + option;
  }
}

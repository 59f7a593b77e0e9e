package dev.tenantsync.dynamics.freshness;

import dev.tenantsync.odata.Prefer;
import java.time.Duration;
import java.util.Optional;

/**
 * What a request asks for: {@code Prefer: wait-for=<token>, wait=<seconds>}.
 *
 * @param applied what is told to have been honoured
 */
record Wish(SyncToken token, Duration patience, String applied) {

  /** A wish that cannot be read; the text names what. */
  static final class MalformedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedException(String text) {
      super(text, null, false, false);
    }
  }

  /**
   * Reads it.
   *
   * @param usual where the request sets no time limit
   * @param longest whatever limit it sets
   * @return empty where nothing is asked for
   */
  static Optional<Wish> of(Prefer prefer, Duration usual, Duration longest) {
    return prefer.value("wait-for").map(text -> read(text, prefer, usual, longest));
  }

  private static Wish read(String text, Prefer prefer, Duration usual, Duration longest) {
    SyncToken token =
        SyncToken.read(text)
            .orElseThrow(
                () ->
                    new MalformedException(
                        "The value of the preference 'wait-for' is not a sync token."));
    Optional<String> asked = prefer.value("wait");
    Duration patience = asked.map(Wish::seconds).orElse(usual);
    Duration capped = patience.compareTo(longest) > 0 ? longest : patience;
    String applied =
        asked.isEmpty()
            ? "wait-for=\"" + token + "\""
            : "wait-for=\"" + token + "\", wait=" + capped.toSeconds();
    return new Wish(token, capped, applied);
  }

  private static Duration seconds(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new MalformedException(
          "The value of the preference 'wait' is not a number of seconds.");
    }
    return Duration.ofSeconds(Long.parseLong(text));
  }
}

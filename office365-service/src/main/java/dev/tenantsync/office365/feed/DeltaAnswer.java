package dev.tenantsync.office365.feed;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A page, or why there is none. */
sealed interface DeltaAnswer {

  /**
   * @param next where the client stands after this page
   * @param reached on the last page of a round only: how far the round reaches, for {@code
   *     x-sync-position}
   */
  record Page(List<Entry> entries, Stage next, Optional<String> reached) implements DeltaAnswer {}

  /** The token was ours, but cannot be followed any more. */
  record BeginAgain(Cause cause) implements DeltaAnswer {}

  /** The log was set back to an earlier moment, so that it has to be given another identity. */
  record SetBack(UUID epoch) implements DeltaAnswer {}

  /** Why a token cannot be followed, with Graph's code for it. */
  enum Cause {
    /** The log is another one than the token is of. */
    LOST("resyncRequired", "The position of this token is no longer known. Begin again."),
    /** The token is older than the feed's retention. */
    EXPIRED("syncStateNotFound", "This token has expired. Begin again.");

    final String code;
    final String sentence;

    Cause(String code, String sentence) {
      this.code = code;
      this.sentence = sentence;
    }
  }
}

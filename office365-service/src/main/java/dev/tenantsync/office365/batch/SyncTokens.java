package dev.tenantsync.office365.batch;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Read-your-writes for a whole batch. */
final class SyncTokens {

  private SyncTokens() {}

  /**
   * The token that covers all of these, {@code <epoch>.<xact>} each: the highest; empty if there is
   * none, or the log was rebuilt between them, so that none covers the others.
   */
  static Optional<String> highest(Collection<String> tokens) {
    boolean oneLog = tokens.stream().map(SyncTokens::epoch).distinct().count() == 1;
    return oneLog ? tokens.stream().max(Comparator.comparing(SyncTokens::xact)) : Optional.empty();
  }

  private static String epoch(String token) {
    return token.substring(0, token.lastIndexOf('.'));
  }

  private static long xact(String token) {
    return Long.parseLong(token.substring(token.lastIndexOf('.') + 1));
  }
}

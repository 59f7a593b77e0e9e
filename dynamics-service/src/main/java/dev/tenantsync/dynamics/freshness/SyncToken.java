package dev.tenantsync.dynamics.freshness;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment of the directory's log, {@code <epoch>.<transaction>}: of a write, as its {@code
 * x-sync-token} said, or of a read, as its {@code x-sync-position} said.
 *
 * @param xact unsigned; of a write its own, of a read the first that is not in it
 */
record SyncToken(UUID epoch, long xact) {

  private static final Pattern SHAPE =
      Pattern.compile("(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})\\.([0-9]{1,20})");

  /** Empty where the text is no such token. */
  static Optional<SyncToken> read(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SyncToken(UUID.fromString(shape.group(1)), Long.parseUnsignedLong(shape.group(2))));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  /** Whether a read as of this position has seen a write. */
  boolean reaches(SyncToken write) {
    return epoch.equals(write.epoch) && Long.compareUnsigned(write.xact, xact) < 0;
  }

  @Override
  public String toString() {
    return epoch + "." + Long.toUnsignedString(xact);
  }
}

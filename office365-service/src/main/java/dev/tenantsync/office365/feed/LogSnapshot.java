package dev.tenantsync.office365.feed;

import java.util.UUID;

/**
 * The log as one transaction sees it.
 *
 * @param newest the newest row behind the fence
 * @param fence every transaction below it is finished, so nothing can still appear there
 * @param atHome whether the log is where its identity was last settled, see {@link LogIdentity}
 */
record LogSnapshot(LogPosition newest, long fence, boolean atHome) {

  /** What {@code x-sync-position} says of a read that reaches up to a fence, exclusive. */
  static String position(UUID epoch, long fence) {
    return epoch + "." + Long.toUnsignedString(fence);
  }

  /**
   * The fence in such a position; 0, before everything, where it is of another log or none at all.
   */
  static long fence(UUID epoch, String position) {
    String prefix = epoch + ".";
    try {
      return position.startsWith(prefix)
          ? Long.parseUnsignedLong(position.substring(prefix.length()))
          : 0;
    } catch (NumberFormatException malformed) {
      return 0;
    }
  }
}

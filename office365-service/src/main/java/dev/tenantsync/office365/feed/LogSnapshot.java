package dev.tenantsync.office365.feed;

import java.util.UUID;

/**
 * The log as one transaction sees it.
 *
 * @param newest the newest row behind the fence
 * @param fence every transaction below it is finished, so nothing can still appear there
 */
record LogSnapshot(LogPosition newest, long fence) {

  /** What {@code x-sync-position} says of a read that reaches up to a fence, exclusive. */
  static String position(UUID epoch, long fence) {
    return epoch + "." + Long.toUnsignedString(fence);
  }
}

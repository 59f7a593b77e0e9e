package dev.tenantsync.dynamics.entitlement;

import org.jspecify.annotations.Nullable;

/**
 * Whether a row lets its user in, and how far.
 *
 * @param disabledReason null while enabled, and on a row disabled before reasons were kept
 */
public record Standing(boolean enabled, AccessMode accessMode, @Nullable Reason disabledReason) {

  static Standing enabled(AccessMode accessMode) {
    return new Standing(true, accessMode, null);
  }

  static Standing disabled(AccessMode accessMode, Reason reason) {
    return new Standing(false, accessMode, reason);
  }

  public boolean holdsSlot() {
    return enabled && accessMode == AccessMode.NON_INTERACTIVE;
  }

  /** While true, the row's place in the queue counts from when this began. */
  public boolean waitsForSlot() {
    return !enabled && disabledReason == Reason.NON_INTERACTIVE_LIMIT;
  }
}

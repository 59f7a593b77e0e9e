package dev.tenantsync.dynamics.entitlement;

/**
 * How many accounts may be disabled within the window: the greater of a number and a share.
 *
 * @param atLeast so many are never too many
 * @param percent of the people enabled when the window began
 */
public record Limit(int atLeast, int percent) {

  public Limit {
    if (atLeast < 0 || percent < 0 || percent > 100) {
      throw new IllegalArgumentException(
          "The brake's limit of %d and %d percent is none".formatted(atLeast, percent));
    }
  }

  /** How many of so many people. */
  public long of(long people) {
    return Math.max(atLeast, people * percent / 100);
  }
}

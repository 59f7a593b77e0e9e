package dev.tenantsync.dynamics.entitlement;

import java.util.Optional;

/** What kind of taking away a limit counts together. */
public enum BrakeClass {
  /** No licence, outside the security group, or absent without the feed having said so. */
  LOSS,
  /** A blocked sign-in or a deletion that the directory states. */
  STATED,
  /**
   * A disable that leaves no enabled person with System Administrator. Held whatever the limits.
   */
  LAST_ADMINISTRATOR;

  /**
   * The class of a disable for this reason; empty for what was decided here by hand, which no limit
   * counts.
   */
  public static Optional<BrakeClass> of(AccountFacts facts, Reason reason) {
    return switch (reason) {
      case NO_LICENSE, OUTSIDE_SECURITY_GROUP -> Optional.of(LOSS);
      case SIGN_IN_BLOCKED -> Optional.of(STATED);
      case DELETED_IN_DIRECTORY -> Optional.of(facts.lifecycle().absenceInferred() ? LOSS : STATED);
      default -> Optional.empty();
    };
  }
}

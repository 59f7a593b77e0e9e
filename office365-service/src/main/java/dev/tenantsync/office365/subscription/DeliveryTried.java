package dev.tenantsync.office365.subscription;

/** Fired when an endpoint was sent something, or is not going to be. */
public record DeliveryTried(Kind kind, Outcome outcome) {

  /** What it is about. */
  public enum Kind {
    CHANGES,
    LIFECYCLE
  }

  /** What became of it. */
  public enum Outcome {
    DELIVERED,
    /** It is tried again. */
    FAILED,
    /** It was tried for long enough. */
    DROPPED,
    /** The changes left the log before they were told. */
    LOST
  }
}

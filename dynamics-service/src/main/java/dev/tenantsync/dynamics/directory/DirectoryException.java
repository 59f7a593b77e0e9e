package dev.tenantsync.dynamics.directory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The directory gave no usable answer. Nothing may be concluded from that. */
public class DirectoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Duration retryAfter;
  private final boolean misunderstood;

  DirectoryException(String message) {
    this(message, (Duration) null);
  }

  DirectoryException(String message, Throwable cause) {
    super(message, cause);
    this.retryAfter = null;
    this.misunderstood = false;
  }

  DirectoryException(String message, @Nullable Duration retryAfter) {
    this(message, false, retryAfter);
  }

  DirectoryException(String message, boolean misunderstood, @Nullable Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
    this.misunderstood = misunderstood;
  }

  /** A page that leads to itself would be read for ever. */
  public static DirectoryException standstill() {
    return new DirectoryException("The directory sent a page that leads to itself");
  }

  /** Whether the directory itself, and nothing in between, could make no sense of the request. */
  boolean misunderstood() {
    return misunderstood;
  }

  /** How long the directory asked to be left alone; null where it did not. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}

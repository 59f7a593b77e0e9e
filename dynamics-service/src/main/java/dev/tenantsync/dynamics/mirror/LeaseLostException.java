package dev.tenantsync.dynamics.mirror;

/** Another process pulls now, or the cursor was moved: whatever is in hand must not be written. */
public final class LeaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LeaseLostException(String message) {
    super(message, null, false, false);
  }
}

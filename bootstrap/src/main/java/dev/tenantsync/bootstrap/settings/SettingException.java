package dev.tenantsync.bootstrap.settings;

/** A setting with which the service must not start; the message says what to do. */
public final class SettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SettingException(String message) {
    super(message);
  }

  SettingException(String message, Throwable cause) {
    super(message, cause);
  }
}

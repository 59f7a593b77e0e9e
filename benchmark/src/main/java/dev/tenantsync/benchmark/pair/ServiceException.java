package dev.tenantsync.benchmark.pair;

/** A process does not do what it was started for; the message has the end of its log. */
public final class ServiceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ServiceException(String message) {
    super(message);
  }

  public ServiceException(String message, Throwable cause) {
    super(message, cause);
  }
}

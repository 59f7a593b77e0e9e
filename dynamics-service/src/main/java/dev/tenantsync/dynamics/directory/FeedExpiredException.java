package dev.tenantsync.dynamics.directory;

/** The feed cannot be followed from this link any more: it has to be enumerated afresh. */
public final class FeedExpiredException extends DirectoryException {

  private static final long serialVersionUID = 1L;

  FeedExpiredException(String message) {
    super(message);
  }
}

package dev.tenantsync.dynamics.reconcile;

/** A run ended in the middle; why was logged, and what was pending stays pending. */
final class GivenUpException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  GivenUpException(RuntimeException trouble) {
    super(trouble);
  }
}

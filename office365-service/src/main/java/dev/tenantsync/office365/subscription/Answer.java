package dev.tenantsync.office365.subscription;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call.
 *
 * @param fault why there is no answer; the rest is empty then
 * @param status HTTP status
 * @param contentType empty if the endpoint named none
 * @param body as much of it as is read, as UTF-8
 * @param retryAfter how long the endpoint wants to be left alone; null if it does not say
 */
record Answer(
    Optional<CallFault> fault,
    int status,
    String contentType,
    String body,
    @Nullable Duration retryAfter) {

  static Answer failed(CallFault fault) {
    return new Answer(Optional.of(fault), 0, "", "", null);
  }

  /** Whether the endpoint took what it was sent. */
  boolean isAcknowledgement() {
    return status >= 200 && status < 300;
  }

  /** The reason for the log. */
  String reason() {
    return fault.map(CallFault::name).orElse("status " + status);
  }
}

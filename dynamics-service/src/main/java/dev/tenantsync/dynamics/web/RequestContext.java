package dev.tenantsync.dynamics.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the request in hand. Who calls is decided here and nowhere else: until callers
 * authenticate, everybody is {@code anonymous}.
 */
@RequestScoped
public class RequestContext {

  private String requestId = UUID.randomUUID().toString();

  /** The client's {@code x-ms-client-request-id}, else one of our own. */
  public String requestId() {
    return requestId;
  }

  /** Who calls, for the provisioning log. */
  public String actor() {
    return "anonymous";
  }

  void received(@Nullable String clientRequestId) {
    if (clientRequestId != null && clientRequestId.length() <= 128) {
      this.requestId = clientRequestId;
    }
  }
}

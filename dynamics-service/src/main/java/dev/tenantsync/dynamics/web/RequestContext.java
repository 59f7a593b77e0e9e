package dev.tenantsync.dynamics.web;

import dev.tenantsync.odata.Prefer;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of the request in hand. */
@RequestScoped
public class RequestContext {

  private String requestId = UUID.randomUUID().toString();
  private String actor = "anonymous";
  private Prefer prefer = Prefer.parse(List.of());
  private boolean written;

  /** Whether there is a request in hand; what the sync does has none. */
  public static boolean isInHand() {
    return Arc.container().requestContext().isActive();
  }

  /** The client's {@code x-ms-client-request-id}, else one of our own. */
  public String requestId() {
    return requestId;
  }

  /** Who calls, for the provisioning log: ids, never names. */
  public String actor() {
    return actor;
  }

  /** To be said once it is proven. */
  public void calledBy(String proven) {
    this.actor = proven;
  }

  /** Whether what it asked to be written stands, whatever fails after that. */
  public boolean hasWritten() {
    return written;
  }

  /** To be said once it is committed. */
  public void wrote() {
    this.written = true;
  }

  /** Whether the client asked for annotations of this term, such as details of errors. */
  public boolean isAnnotated(String term) {
    return prefer.includesAnnotation(term);
  }

  void prefers(Prefer preferences) {
    this.prefer = preferences;
  }

  void received(@Nullable String clientRequestId) {
    if (clientRequestId != null && clientRequestId.length() <= 128) {
      this.requestId = clientRequestId;
    }
  }
}

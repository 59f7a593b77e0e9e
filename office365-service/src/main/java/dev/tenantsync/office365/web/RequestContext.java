package dev.tenantsync.office365.web;

import dev.tenantsync.bootstrap.trace.TraceParent;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of the request in hand. */
@RequestScoped
public class RequestContext {

  private final String requestId = UUID.randomUUID().toString();
  private @Nullable String clientRequestId;
  private @Nullable String traceParent;
  private @Nullable String syncToken;
  private boolean stored;
  private String actor = Actor.ANONYMOUS;
  private boolean step;

  /** Whether there is a request in hand; what the service does by itself has none. */
  public static boolean isInHand() {
    return Arc.container().requestContext().isActive();
  }

  /** The id of this request, new for each. */
  public String requestId() {
    return requestId;
  }

  /** The id the client sent as {@code client-request-id}, else the request's own. */
  public String clientRequestId() {
    return clientRequestId == null ? requestId : clientRequestId;
  }

  /** W3C {@code traceparent} of the request's span, else the client's own; null without either. */
  public @Nullable String traceParent() {
    return traceParent;
  }

  /** Who calls, for the change log; {@code anonymous} on routes that need no token. */
  public String actor() {
    return actor;
  }

  /** Remembers who calls, once that is proven. */
  public void calledBy(String actor) {
    this.actor = actor;
  }

  /** Whether it is a step of a batch that is in hand itself. */
  public boolean isStep() {
    return step;
  }

  /** Remembers that it came from a batch. */
  public void cameAsStep() {
    this.step = true;
  }

  /** Goes on with the work of an earlier request, in its caller's name. */
  public void continues(String actor, String clientRequestId, @Nullable String traceParent) {
    this.actor = actor;
    received(clientRequestId, traceParent);
  }

  /**
   * The position of this request's write, {@code <epoch>.<xact>}; null if it wrote nothing, or to a
   * log that was found elsewhere than it was.
   */
  public @Nullable String syncToken() {
    return syncToken;
  }

  /** Remembers that this request wrote, and at which position. */
  public void wrote(@Nullable String token) {
    this.syncToken = token;
    this.stored = true;
  }

  /** Whether this request has stored something, so that it must not be repeated unseen. */
  public boolean hasStored() {
    return stored;
  }

  /** Remembers that it has stored something. */
  public void stored() {
    this.stored = true;
  }

  void received(@Nullable String clientRequestId, @Nullable String traceParent) {
    this.clientRequestId = clientRequestId;
    this.traceParent = TraceParent.read(traceParent);
  }
}

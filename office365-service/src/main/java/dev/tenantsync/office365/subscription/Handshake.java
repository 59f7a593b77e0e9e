package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.error.GraphException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Lets an endpoint prove that it wants to be called (graph-directory N4). */
@ApplicationScoped
class Handshake {

  private static final String FAILED = "Subscription validation request failed. ";

  private final Webhooks webhooks;
  private final Duration limit;
  private final Semaphore room;

  Handshake(Webhooks webhooks, SubscriptionSettings settings) {
    this.webhooks = webhooks;
    this.limit = settings.handshakeTimeout();
    this.room = new Semaphore(settings.workers());
  }

  /**
   * Why the endpoint does not count as willing, in Graph's words; empty if it does.
   *
   * @throws GraphException 429 if too many others are being asked: each holds up a request
   */
  Optional<String> refusal(String url) {
    if (!room.tryAcquire()) {
      throw new GraphException(
          429, "TooManyRequests", "Too many endpoints are being validated.", List.of());
    }
    try {
      return ask(url);
    } finally {
      room.release();
    }
  }

  private Optional<String> ask(String url) {
    String token = "Validation: " + UUID.randomUUID();
    String encoded = URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20");
    Answer answer =
        webhooks.post(
            new Call(
                Target.with(url, "validationToken=" + encoded),
                "text/plain; charset=utf-8",
                "",
                limit));
    return refusal(answer, token);
  }

  static Optional<String> refusal(Answer answer, String token) {
    CallFault fault = answer.fault().orElse(null);
    if (fault == CallFault.TIMED_OUT) {
      return Optional.of("Subscription validation request timed out.");
    }
    if (fault != null && fault != CallFault.UNREACHABLE) {
      return Optional.of(FAILED + "The notification URL " + fault.clause() + ".");
    }
    if (answer.status() != 200) {
      return Optional.of(
          FAILED + "Notification endpoint must respond with 200 OK to validation request.");
    }
    if (!answer.contentType().strip().toLowerCase(Locale.ROOT).startsWith("text/plain")) {
      return Optional.of(FAILED + "Response must be of content type text/plain.");
    }
    return answer.body().equals(token)
        ? Optional.empty()
        : Optional.of(FAILED + "Response must exactly match validationToken query parameter.");
  }
}

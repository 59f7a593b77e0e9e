package dev.tenantsync.office365.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.bootstrap.trace.Outgoing;
import dev.tenantsync.bootstrap.trace.Traces;
import dev.tenantsync.office365.subscription.RetryPlan.Trouble;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Posts notices to endpoints, and knows when to try again (graph-directory N9). */
@ApplicationScoped
class Postman {

  private static final String JSON = "application/json; charset=utf-8";

  private final Webhooks webhooks;
  private final ObjectMapper json;
  private final Duration limit;
  private final RetryPlan retries;
  private final Traces traces;

  Postman(Webhooks webhooks, ObjectMapper json, SubscriptionSettings settings, Traces traces) {
    this.traces = traces;
    this.webhooks = webhooks;
    this.json = json;
    this.limit = settings.deliveryTimeout();
    this.retries =
        new RetryPlan(settings.firstRetry(), settings.longestRetry(), settings.giveUpAfter());
  }

  Answer post(String url, NoticesJson notices) {
    String body = written(notices);
    return traces.calling(
        Outgoing.ofHook("POST", URI.create(url)),
        traceParent -> webhooks.post(new Call(url, JSON, body, limit, traceParent)),
        Answer::status);
  }

  private String written(NoticesJson notices) {
    try {
      return json.writeValueAsString(notices);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("notices could not be written", e);
    }
  }

  /** When to try again after an answer that is a failure; empty to give up. */
  Optional<Instant> retry(Trouble trouble, Answer answer, Instant now) {
    double luck = ThreadLocalRandom.current().nextDouble();
    return retries.next(trouble, answer.retryAfter(), now, luck);
  }
}

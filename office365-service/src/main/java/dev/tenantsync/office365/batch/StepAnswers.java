package dev.tenantsync.office365.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tenantsync.office365.batch.StepChannel.Received;
import dev.tenantsync.office365.error.ErrorJson;
import dev.tenantsync.office365.error.GraphException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns what came back from a step, or did not, into its part of the batch's answer. */
@ApplicationScoped
class StepAnswers {

  private static final Logger LOG = Logger.getLogger(StepAnswers.class);

  private final ObjectMapper json;

  StepAnswers(ObjectMapper json) {
    this.json = json;
  }

  /** The answer of the step's route; 500 if none came. */
  StepAnswerJson of(
      Step step, BatchCall call, @Nullable Received received, @Nullable Throwable fault) {
    if (received == null) {
      LOG.errorf(fault, "a step of request %s got no answer", call.requestId());
      return refused(step, call, 500, "InternalServerError", "The request could not be completed.");
    }
    if (received.body().isEmpty() && received.status() >= 400) {
      return refused(step, call, received.status(), "BadRequest", "The request cannot be read.");
    }
    Map<String, String> headers = StepHeaders.shown(received.headers());
    return new StepAnswerJson(step.id(), received.status(), headers, body(received));
  }

  /** 424: the step did not run, as one that it depends on failed. */
  StepAnswerJson failedDependency(Step step, BatchCall call) {
    return refused(
        step,
        call,
        424,
        "FailedDependency",
        "The step did not run: one that it depends on has failed.");
  }

  /** 413: the step did not run, as the answers before it are as much as one batch may carry. */
  StepAnswerJson tooMuch(Step step, BatchCall call) {
    return refused(
        step,
        call,
        413,
        "ResponseTooLarge",
        "The step did not run: the answers before it are too large. Send it in another batch.");
  }

  private StepAnswerJson refused(
      Step step, BatchCall call, int status, String code, String message) {
    GraphException refusal = new GraphException(status, code, message, List.of());
    ErrorJson body = ErrorJson.of(refusal, call.requestId(), call.clientRequestId());
    try {
      return new StepAnswerJson(
          step.id(),
          status,
          Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON),
          json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A plain number stays one, other plain text becomes a JSON string. */
  private static @Nullable String body(Received received) {
    String body = received.body();
    String type = received.headers().getOrDefault(HttpHeaders.CONTENT_TYPE, "");
    if (body.isEmpty()) {
      return null;
    }
    boolean itself =
        type.startsWith(MediaType.APPLICATION_JSON) || body.matches("0|[1-9]\\d{0,17}");
    return itself ? body : TextNode.valueOf(body).toString();
  }
}

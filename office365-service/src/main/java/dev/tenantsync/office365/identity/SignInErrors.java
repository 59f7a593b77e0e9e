package dev.tenantsync.office365.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tenantsync.office365.web.RequestContext;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The token endpoint's error body, in Entra ID's shape. */
class SignInErrors {

  private static final Logger LOG = Logger.getLogger(SignInErrors.class);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  record SignInErrorJson(
      String error,
      @JsonProperty("error_description") String description,
      @JsonProperty("error_codes") List<Integer> codes,
      String timestamp,
      @JsonProperty("trace_id") String traceId,
      @JsonProperty("correlation_id") String correlationId) {}

  private final RequestContext request;
  private final Clock clock;
  private final Event<SignInRefused> refused;

  SignInErrors(RequestContext request, Clock clock, Event<SignInRefused> refused) {
    this.request = request;
    this.clock = clock;
    this.refused = refused;
  }

  @ServerExceptionMapper
  Response refused(SignInException refusal) {
    Aadsts reason = refusal.reason();
    LOG.infof("sign-in refused: %s, request %s", reason, request.requestId());
    refused.fire(new SignInRefused(reason.name()));
    String moment = MOMENT.format(Instant.now(clock));
    String description =
        "AADSTS%d: %s\r\nTrace ID: %s\r\nCorrelation ID: %s\r\nTimestamp: %s"
            .formatted(
                reason.code(),
                refusal.text(),
                request.requestId(),
                request.clientRequestId(),
                moment);
    Response.ResponseBuilder answer =
        Response.status(reason.status())
            .type(TokenResource.JSON)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .header("Pragma", "no-cache")
            .entity(
                new SignInErrorJson(
                    reason.error(),
                    description,
                    List.of(reason.code()),
                    moment,
                    request.requestId(),
                    request.clientRequestId()));
    if (reason.status() == 401) {
      answer.header("WWW-Authenticate", "Basic realm=\"token\"");
    }
    if (refusal.retryAfter() > 0) {
      answer.header(HttpHeaders.RETRY_AFTER, refusal.retryAfter());
    }
    return answer.build();
  }
}

package dev.tenantsync.dynamics.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.tenantsync.bootstrap.database.DatabaseFault;
import dev.tenantsync.bootstrap.overload.ClientGone;
import dev.tenantsync.dynamics.database.DatabaseException;
import dev.tenantsync.dynamics.web.RequestContext;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where something thrown becomes Dataverse's error body. */
class ErrorMappers {

  private static final Logger LOG = Logger.getLogger(ErrorMappers.class);

  private static final String CDS = "Microsoft.PowerApps.CDS.";
  private static final String HELP =
      "https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes#";

  private final RequestContext request;

  ErrorMappers(RequestContext request) {
    this.request = request;
  }

  @ServerExceptionMapper
  Response refusal(DataverseException refusal) {
    return answer(refusal);
  }

  @ServerExceptionMapper
  Response malformedJson(JsonProcessingException malformed) {
    String path =
        malformed instanceof JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[]" : part.getFieldName())
                .collect(Collectors.joining("."))
            : "";
    return answer(
        DataverseException.badPayload(
            path.isEmpty()
                ? "The request body is not valid JSON."
                : "The value of '" + path + "' is not valid."));
  }

  @ServerExceptionMapper
  Response unknownRoute(NotFoundException missing, UriInfo uri) {
    String path = uri.getPath();
    String segment = path.substring(path.lastIndexOf('/') + 1);
    return answer(
        new DataverseException(
            404, "0x8006088a", "Resource not found for the segment '" + segment + "'."));
  }

  @ServerExceptionMapper
  Response wrongVerb(NotAllowedException refused) {
    return answer(
        new DataverseException(
            405, "0x80060888", "The requested resource does not support this HTTP method."));
  }

  @ServerExceptionMapper
  Response other(WebApplicationException refused) {
    if (refused.getCause() instanceof JsonProcessingException malformed) {
      return malformedJson(malformed);
    }
    int status = refused.getResponse().getStatus();
    return answer(
        new DataverseException(
            status, "0x80048d19", refused.getResponse().getStatusInfo().getReasonPhrase()));
  }

  @ServerExceptionMapper
  Response ofTheDatabase(DatabaseException failure) {
    return answer(failure, failure.fault());
  }

  @ServerExceptionMapper
  Response fault(Throwable fault) {
    return answer(fault, DatabaseFault.in(fault));
  }

  private Response answer(Throwable fault, Optional<DatabaseFault> ofTheDatabase) {
    if (ofTheDatabase.isPresent()) {
      DatabaseFault told = request.hasWritten() ? DatabaseFault.UNCERTAIN : ofTheDatabase.get();
      LOG.warnf("request %s: the database is at fault: %s", request.requestId(), told);
      return answer(DataverseException.of(told));
    }
    if (ClientGone.in(fault)) {
      LOG.debugf("the client of request %s left", request.requestId());
    } else {
      LOG.errorf(fault, "request %s failed", request.requestId());
    }
    return answer(new DataverseException(500, "0x80040216", "An unexpected error occurred."));
  }

  private Response answer(DataverseException refusal) {
    Response.ResponseBuilder answer =
        Response.status(refusal.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(ErrorJson.of(refusal, details(refusal)));
    refusal.headers().forEach(answer::header);
    return answer.build();
  }

  /** Members that Dataverse adds for clients that ask for their annotations. */
  private Map<String, String> details(DataverseException refusal) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("HelpLink", HELP + refusal.code());
    all.put("TraceText", request.requestId());
    all.put("InnerError.Message", refusal.text());
    Map<String, String> asked = new LinkedHashMap<>();
    all.forEach(
        (name, value) -> {
          if (request.isAnnotated(CDS + name)) {
            asked.put("@" + CDS + name, value);
          }
        });
    return asked;
  }
}

package dev.tenantsync.office365.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.tenantsync.bootstrap.database.DatabaseFault;
import dev.tenantsync.bootstrap.overload.ClientGone;
import dev.tenantsync.office365.web.RequestContext;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where something thrown becomes Graph's error body. */
class ErrorMappers {

  private static final Logger LOG = Logger.getLogger(ErrorMappers.class);

  private final RequestContext request;

  ErrorMappers(RequestContext request) {
    this.request = request;
  }

  @ServerExceptionMapper
  Response refusal(GraphException refusal) {
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
        path.isEmpty()
            ? GraphException.badRequest("Unable to read JSON request payload.")
            : GraphException.badProperty(
                path, "InvalidValue", "The value of property '" + path + "' is invalid."));
  }

  /** Quarkus has a mapper of its own for this kind, and the more special one wins. */
  @ServerExceptionMapper
  Response mismatchedJson(MismatchedInputException mismatched) {
    return malformedJson(mismatched);
  }

  @ServerExceptionMapper
  Response unknownRoute(NotFoundException missing, UriInfo uri) {
    String path = uri.getPath();
    String segment = path.substring(path.lastIndexOf('/') + 1);
    return answer(
        new GraphException(
            404, "BadRequest", "Resource not found for the segment '" + segment + "'.", List.of()));
  }

  @ServerExceptionMapper
  Response wrongVerb(NotAllowedException refused) {
    return answer(
        new GraphException(
            405,
            "Request_BadRequest",
            "Specified HTTP method is not allowed for the request target.",
            List.of()));
  }

  @ServerExceptionMapper
  Response other(WebApplicationException refused) {
    int status = refused.getResponse().getStatus();
    Throwable cause = refused.getCause();
    if (cause instanceof JsonProcessingException malformed) {
      return malformedJson(malformed);
    }
    String message =
        status == 400
            ? "Unable to read JSON request payload."
            : refused.getResponse().getStatusInfo().getReasonPhrase();
    return answer(new GraphException(status, "Request_BadRequest", message, List.of()));
  }

  @ServerExceptionMapper
  Response fault(Throwable fault) {
    Optional<DatabaseFault> ofTheDatabase = DatabaseFault.in(fault);
    if (ofTheDatabase.isPresent()) {
      return answer(ofTheDatabase.get());
    }
    if (ClientGone.in(fault)) {
      LOG.debugf("the client of request %s left", request.requestId());
    } else {
      LOG.errorf(fault, "request %s failed", request.requestId());
    }
    return answer(
        new GraphException(
            500, "InternalServerError", "The request could not be completed.", List.of()));
  }

  /** A request that has stored something must not be repeated, whatever fails after that. */
  private Response answer(DatabaseFault fault) {
    DatabaseFault told = request.hasStored() ? DatabaseFault.UNCERTAIN : fault;
    LOG.warnf("request %s: the database is at fault: %s", request.requestId(), told);
    return answer(GraphException.of(told));
  }

  private Response answer(GraphException refusal) {
    Response.ResponseBuilder answer =
        Response.status(refusal.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(ErrorJson.of(refusal, request.requestId(), request.clientRequestId()));
    refusal.headers().forEach(answer::header);
    return answer.build();
  }
}

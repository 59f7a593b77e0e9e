package dev.tenantsync.dynamics.web;

import dev.tenantsync.bootstrap.log.Correlation;
import dev.tenantsync.odata.Prefer;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Headers that every answer carries. */
class RequestHeaders {

  private static final String DATAVERSE_JSON = "application/json; odata.metadata=minimal";

  private final RequestContext request;

  RequestHeaders(RequestContext request) {
    this.request = request;
  }

  @ServerRequestFilter(preMatching = true)
  void receive(ContainerRequestContext incoming) {
    request.received(incoming.getHeaderString("x-ms-client-request-id"));
    Correlation.is(request.requestId());
    request.prefers(Prefer.parse(incoming.getHeaders().getOrDefault("Prefer", List.of())));
  }

  @ServerResponseFilter
  void answer(ContainerRequestContext incoming, ContainerResponseContext outgoing) {
    var headers = outgoing.getHeaders();
    headers.putSingle("OData-Version", "4.0");
    headers.putSingle("x-ms-request-id", request.requestId());
    boolean api = incoming.getUriInfo().getPath().contains(Links.API);
    MediaType type = outgoing.getMediaType();
    if (api && type != null && MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
      headers.putSingle(HttpHeaders.CONTENT_TYPE, DATAVERSE_JSON);
    }
  }
}

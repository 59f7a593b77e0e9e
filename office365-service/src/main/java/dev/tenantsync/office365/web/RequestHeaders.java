package dev.tenantsync.office365.web;

import dev.tenantsync.bootstrap.log.Correlation;
import dev.tenantsync.bootstrap.trace.Traces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Headers that every answer carries: request ids, OData version, Graph's content type. An answer
 * that names its charset is not in Graph's dialect and keeps its own type and caching.
 */
class RequestHeaders {

  private static final String GRAPH_JSON =
      "application/json;odata.metadata=minimal;odata.streaming=true;"
          + "IEEE754Compatible=false;charset=utf-8";

  private final RequestContext request;
  private final Traces traces;

  RequestHeaders(RequestContext request, Traces traces) {
    this.request = request;
    this.traces = traces;
  }

  @ServerRequestFilter(preMatching = true)
  void receive(ContainerRequestContext incoming) {
    String traceParent = traces.on() ? traces.inHand() : incoming.getHeaderString("traceparent");
    request.received(incoming.getHeaderString("client-request-id"), traceParent);
    Correlation.is(request.clientRequestId());
  }

  @ServerResponseFilter
  void answer(ContainerRequestContext incoming, ContainerResponseContext outgoing) {
    var headers = outgoing.getHeaders();
    headers.putSingle("request-id", request.requestId());
    headers.putSingle("client-request-id", request.clientRequestId());
    headers.putSingle("OData-Version", "4.0");
    headers.computeIfAbsent(HttpHeaders.CACHE_CONTROL, absent -> List.of("no-cache"));
    MediaType type = outgoing.getMediaType();
    // Without a type yet, it is a record or tree on its way to be written as JSON.
    boolean json = type == null || MediaType.APPLICATION_JSON_TYPE.isCompatible(type);
    boolean foreign = type != null && type.getParameters().containsKey(MediaType.CHARSET_PARAMETER);
    if (json && !foreign && outgoing.hasEntity()) {
      headers.putSingle(HttpHeaders.CONTENT_TYPE, GRAPH_JSON);
    }
  }
}

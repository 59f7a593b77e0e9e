package dev.tenantsync.bootstrap.trace;

import dev.tenantsync.bootstrap.metrics.MatchedRoute;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * One span per request, whatever becomes of it, below the span that the client sent. What is
 * {@linkplain MatchedRoute#isWork nobody's work} has none.
 */
@ApplicationScoped
class RequestSpan {

  private static final int BEFORE_ALL_OTHERS = 1_100;
  private static final int SERVER_ERROR = 500;
  private static final String KEY = RequestSpan.class.getName();

  private final Traces traces;

  RequestSpan(Traces traces) {
    this.traces = traces;
  }

  void begin(@Observes Filters filters) {
    if (traces.on()) {
      filters.register(this::trace, BEFORE_ALL_OTHERS);
    }
  }

  /** The request's span as a context; an empty one where it has none. */
  static Context contextOf(RoutingContext request) {
    Span span = request.get(KEY);
    return span == null ? Context.root() : Context.root().with(span);
  }

  private void trace(RoutingContext request) {
    if (MatchedRoute.isWork(request)) {
      Span span = started(request);
      request.put(KEY, span);
      LoggedSpan.is(span);
      request.addEndHandler(end -> end(span, request, end.succeeded()));
    }
    request.next();
  }

  private Span started(RoutingContext request) {
    SpanContext caller = TraceParent.context(request.request().getHeader("traceparent"));
    String method = method(request);
    return traces
        .begin(method, SpanKind.SERVER)
        .setParent(Context.root().with(Span.wrap(caller)))
        .setAttribute(Attribute.METHOD, method)
        .startSpan();
  }

  private static void end(Span span, RoutingContext request, boolean answered) {
    String route = MatchedRoute.of(request);
    if (!route.equals(MatchedRoute.NONE)) {
      span.updateName(method(request) + " " + route).setAttribute(Attribute.ROUTE, route);
    }
    Attribute.status(span, answered ? request.response().getStatusCode() : 0, SERVER_ERROR);
    span.end();
  }

  /** OpenTelemetry has a word for the methods that clients make up. */
  private static String method(RoutingContext request) {
    return MatchedRoute.method(request, "_OTHER");
  }
}

package dev.tenantsync.bootstrap.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The spans of this process. A span is in hand of a request from its beginning, and of a thread
 * {@linkplain #within within} it. While traces are off nothing is, and every method does nothing
 * but the work it is given.
 */
@ApplicationScoped
public class Traces {

  private static final String SCOPE = "dev.tenantsync";
  private static final long LAST_WORDS_SECONDS = 2;
  private static final int CLIENT_ERROR = 400;

  private final @Nullable SdkTracerProvider collector;
  private final @Nullable Tracer tracer;

  Traces(TraceSettings settings) {
    String endpoint = settings.endpoint().map(String::strip).orElse("");
    this.collector = endpoint.isEmpty() ? null : Collector.open(settings, endpoint);
    this.tracer = collector == null ? null : collector.get(SCOPE);
  }

  /** What was not sent yet is sent now, unless that takes long. */
  @PreDestroy
  void close() {
    if (collector != null) {
      var unused = collector.shutdown().join(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Whether spans are made at all. */
  public boolean on() {
    return tracer != null;
  }

  /** The {@code traceparent} of the span in hand; null if there is none. */
  public @Nullable String inHand() {
    if (!on()) {
      return null;
    }
    SpanContext span = Span.fromContext(current()).getSpanContext();
    return span.isValid() ? TraceParent.of(span) : null;
  }

  /** Does work in a new span, which stands in the lines logged meanwhile; not for requests. */
  public <T> T within(String name, Supplier<T> work) {
    return on()
        ? in(begin(name, SpanKind.INTERNAL).startSpan(), span -> LoggedSpan.logged(span, work))
        : work.get();
  }

  /** What is done with the {@code traceparent} that a call takes along, if any. */
  @FunctionalInterface
  public interface Sending<T> {
    T send(@Nullable String traceParent);
  }

  /**
   * Makes a call in a span below the one in hand.
   *
   * @param status of an answer; zero for none
   */
  public <T> T calling(Outgoing call, Sending<T> sending, ToIntFunction<T> status) {
    if (!on()) {
      return sending.send(null);
    }
    SpanBuilder span =
        begin(call.name(), SpanKind.CLIENT)
            .setAttribute(Attribute.METHOD, call.method())
            .setAttribute(Attribute.SERVER, call.host());
    if (call.template() != null) {
      span.setAttribute(Attribute.TEMPLATE, call.template());
    }
    if (call.port() > 0) {
      span.setAttribute(Attribute.PORT, (long) call.port());
    }
    return in(
        span.startSpan(),
        here -> {
          T answer = sending.send(TraceParent.of(here.getSpanContext()));
          Attribute.status(here, status.applyAsInt(answer), CLIENT_ERROR);
          return answer;
        });
  }

  /**
   * Tells of what was done since then, below the span in hand, and links it to the spans elsewhere
   * that it goes back to.
   *
   * @param causes each a {@code traceparent}
   */
  public void done(String name, Instant begun, Collection<String> causes, Attributes attributes) {
    if (!on()) {
      return;
    }
    SpanBuilder span =
        begin(name, SpanKind.CONSUMER).setStartTimestamp(begun).setAllAttributes(attributes);
    causes.stream().map(TraceParent::context).filter(SpanContext::isValid).forEach(span::addLink);
    span.startSpan().end();
  }

  /** The same threads, which have in hand what those had who gave them their work. */
  public ExecutorService carrying(ExecutorService threads) {
    return on() ? Context.taskWrapping(threads) : threads;
  }

  private static <T> T in(Span span, Function<Span, T> work) {
    try {
      return Context.current().with(span).wrapSupplier(() -> work.apply(span)).get();
    } catch (RuntimeException failure) {
      Attribute.fail(span, failure.getClass().getName());
      throw failure;
    } finally {
      span.end();
    }
  }

  /** A span below the one in hand, to be started; only while traces are on. */
  SpanBuilder begin(String name, SpanKind kind) {
    if (tracer == null) {
      throw new IllegalStateException("traces are off");
    }
    return tracer.spanBuilder(name).setSpanKind(kind).setParent(current());
  }

  /** Of this thread, else of the request in hand. */
  private static Context current() {
    Context here = Context.current();
    @Nullable ArcContainer beans = Arc.container();
    if (here != Context.root() || beans == null || !beans.requestContext().isActive()) {
      return here;
    }
    @Nullable RoutingContext request = beans.instance(CurrentVertxRequest.class).get().getCurrent();
    return request == null ? here : RequestSpan.contextOf(request);
  }
}

package dev.tenantsync.bootstrap.trace;

import io.opentelemetry.api.trace.Span;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/** The ids of a span in the lines that are logged within it, as {@code mdc} shows them. */
final class LoggedSpan {

  private static final String TRACE = "traceId";
  private static final String SPAN = "spanId";

  private LoggedSpan() {}

  /** From now on the lines of this request, or else of this thread, carry them. */
  static void is(Span span) {
    MDC.put(TRACE, span.getSpanContext().getTraceId());
    MDC.put(SPAN, span.getSpanContext().getSpanId());
  }

  /** Only the lines of this work do; there is no other span around it. */
  static <T> T logged(Span span, Supplier<T> work) {
    is(span);
    try {
      return work.get();
    } finally {
      MDC.remove(TRACE);
      MDC.remove(SPAN);
    }
  }
}

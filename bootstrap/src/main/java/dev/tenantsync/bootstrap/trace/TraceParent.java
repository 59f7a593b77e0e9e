package dev.tenantsync.bootstrap.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a trace context as W3C's {@code traceparent} has it, version 00: 55 characters that
 * say an id of a trace and one of a span, and nothing else.
 */
public final class TraceParent {

  private static final int LENGTH = 55;
  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private static final int TRACE = 3;
  private static final int TRACE_END = 35;
  private static final int SPAN = 36;
  private static final int SPAN_END = 52;
  private static final int FLAGS = 53;

  private TraceParent() {}

  /** The same text if it is one, else null: whoever sends a header may write anything. */
  public static @Nullable String read(@Nullable String text) {
    return text != null && text.length() == LENGTH && FORM.matcher(text).matches() ? text : null;
  }

  static String of(SpanContext context) {
    return "00-"
        + context.getTraceId()
        + "-"
        + context.getSpanId()
        + "-"
        + context.getTraceFlags().asHex();
  }

  /**
   * What a text means that {@link #read} let pass; for any other text an invalid context, which
   * parents and links pass over.
   */
  static SpanContext context(@Nullable String text) {
    @Nullable String proper = read(text);
    return proper == null
        ? SpanContext.getInvalid()
        : SpanContext.createFromRemoteParent(
            proper.substring(TRACE, TRACE_END),
            proper.substring(SPAN, SPAN_END),
            TraceFlags.fromHex(proper, FLAGS),
            TraceState.getDefault());
  }
}

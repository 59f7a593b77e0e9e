package dev.tenantsync.bootstrap.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** All that a span says of a request or a call, by OpenTelemetry's names. */
final class Attribute {

  static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  static final AttributeKey<String> TEMPLATE = AttributeKey.stringKey("url.template");
  static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");
  static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");

  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  private Attribute() {}

  /**
   * The outcome; zero for none.
   *
   * @param failure the first status that counts as one
   */
  static void status(Span span, int status, int failure) {
    if (status > 0) {
      span.setAttribute(STATUS, (long) status);
    }
    if (status >= failure || status == 0) {
      fail(span, status == 0 ? "unanswered" : String.valueOf(status));
    }
  }

  /** A failure's message may hold anything; its kind does not. */
  static void fail(Span span, String kind) {
    span.setStatus(StatusCode.ERROR).setAttribute(ERROR, kind);
  }
}

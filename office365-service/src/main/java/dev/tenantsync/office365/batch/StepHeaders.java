package dev.tenantsync.office365.batch;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The headers that a step travels with, there and back. */
final class StepHeaders {

  /** Of the connection, of the batch's own request, or of no use to a step. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "accept-encoding",
          "authorization",
          "connection",
          "content-length",
          "cookie",
          "expect",
          "forwarded",
          "host",
          "keep-alive",
          "origin",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          StepChannel.KEY,
          StepChannel.ORIGIN);

  private static final Set<String> NOT_ANSWERED =
      Set.of("connection", "content-length", "keep-alive", "set-cookie", "transfer-encoding");

  private StepHeaders() {}

  /** A step's own headers and those that it has from the batch. */
  static Map<String, String> of(Step step, BatchCall call) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("client-request-id", call.clientRequestId());
    if (call.traceParent() != null) {
      headers.put("traceparent", call.traceParent());
    }
    step.headers().forEach(headers::put);
    headers.keySet().removeIf(StepHeaders::staysBehind);
    headers.put("authorization", call.authorization());
    headers.put(StepChannel.ORIGIN, call.origin());
    return headers;
  }

  /** What the client is shown of an answer's headers. */
  static Map<String, String> shown(Map<String, String> received) {
    Map<String, String> shown = new TreeMap<>(received);
    shown.keySet().removeIf(name -> NOT_ANSWERED.contains(name.toLowerCase(Locale.ROOT)));
    return shown;
  }

  private static boolean staysBehind(String name) {
    return NOT_PASSED_ON.contains(name) || name.startsWith("x-forwarded-");
  }
}

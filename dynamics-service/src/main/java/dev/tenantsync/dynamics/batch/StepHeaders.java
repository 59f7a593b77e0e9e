package dev.tenantsync.dynamics.batch;

import dev.tenantsync.dynamics.web.StepThreads;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;

/** The headers that a step travels with, there and back. */
final class StepHeaders {

  /** What counts for every step of a batch that does not say it for itself. */
  static final Set<String> INHERITED =
      Set.of(
          "accept-language",
          "consistency",
          "odata-maxversion",
          "odata-version",
          "traceparent",
          "x-ms-client-request-id");

  /** In whose name a step is made; one of them in a step excludes those of the batch. */
  static final Set<String> IMPERSONATION = Set.of("callerobjectid", "mscrmcallerid");

  /** Of the connection, or of no use to a step. */
  private static final Set<String> STAYS_BEHIND =
      Set.of(
          "accept-encoding",
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
          "upgrade",
          StepThreads.HEADER);

  private static final Set<String> NOT_ANSWERED =
      Set.of(
          "connection", "content-length", "date", "keep-alive", "set-cookie", "transfer-encoding");

  private StepHeaders() {}

  /** A step's own headers and those that it has from the batch. */
  static Map<String, String> of(Step step, BatchCall call) {
    Map<String, String> headers = new HashMap<>(call.inherited());
    if (IMPERSONATION.stream().anyMatch(step.headers()::containsKey)) {
      headers.keySet().removeAll(IMPERSONATION);
    }
    headers.putAll(step.headers());
    headers.keySet().removeIf(StepHeaders::staysBehind);
    headers.put("authorization", call.authorization());
    return headers;
  }

  /** What the client is shown of an answer's headers. */
  static List<Entry<String, String>> shown(List<Entry<String, String>> received) {
    return received.stream()
        .filter(header -> !NOT_ANSWERED.contains(header.getKey().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static boolean staysBehind(String name) {
    return STAYS_BEHIND.contains(name) || name.startsWith("x-forwarded-");
  }
}

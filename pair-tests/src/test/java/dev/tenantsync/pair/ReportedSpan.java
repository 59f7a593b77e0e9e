package dev.tenantsync.pair;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A span as it was reported, its numbers of fields as in OpenTelemetry's trace.proto.
 *
 * @param parent the id of the span above; empty for none
 * @param attributes as texts, lists with commas between their elements
 * @param links each trace and span, with a dash in between
 */
record ReportedSpan(
    String service,
    String trace,
    String id,
    String parent,
    String name,
    Map<String, String> attributes,
    List<String> links) {

  /** All spans of an ExportTraceServiceRequest. */
  static List<ReportedSpan> read(byte[] request) {
    return WireMessage.read(request)
        .messages(1)
        .flatMap(
            resource -> {
              String service =
                  resource
                      .messages(1)
                      .map(attributes -> attributes(attributes.messages(1)).get("service.name"))
                      .findFirst()
                      .orElseThrow();
              return resource
                  .messages(2)
                  .flatMap(scope -> scope.messages(2))
                  .map(span -> of(service, span));
            })
        .toList();
  }

  private static ReportedSpan of(String service, WireMessage span) {
    return new ReportedSpan(
        service,
        span.hex(1),
        span.hex(2),
        span.hex(4),
        span.text(5),
        attributes(span.messages(9)),
        span.messages(13).map(link -> link.hex(1) + "-" + link.hex(2)).toList());
  }

  private static Map<String, String> attributes(Stream<WireMessage> pairs) {
    Map<String, String> attributes = new TreeMap<>();
    pairs.forEach(
        pair ->
            attributes.put(
                pair.text(1), pair.messages(2).map(ReportedSpan::value).findFirst().orElse("")));
    return attributes;
  }

  private static String value(WireMessage any) {
    if (any.has(5)) {
      return any.messages(5)
          .flatMap(list -> list.messages(1))
          .map(ReportedSpan::value)
          .collect(Collectors.joining(","));
    }
    return any.has(1) ? any.text(1) : Long.toString(any.number(3));
  }
}

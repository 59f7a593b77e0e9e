package dev.tenantsync.bootstrap.trace;

import dev.tenantsync.bootstrap.settings.SettingException;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The way of spans out of this process: in batches, on a thread of its own, dropped if too many.
 */
final class Collector {

  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private Collector() {}

  /**
   * Opens it; nothing is sent yet, and a collector that does not answer holds up nobody.
   *
   * @throws SettingException if a setting cannot be meant
   */
  static SdkTracerProvider open(TraceSettings settings, String endpoint) {
    double share = settings.sampling();
    if (!(share >= 0 && share <= 1)) {
      throw new SettingException("traces.sampling is a share from 0 to 1, and not " + share + ".");
    }
    Resource service =
        Resource.create(
            Attributes.of(
                AttributeKey.stringKey("service.name"),
                settings.serviceName(),
                AttributeKey.stringKey("service.instance.id"),
                UUID.randomUUID().toString()));
    return SdkTracerProvider.builder()
        .setResource(service)
        .setSampler(LinkedSampler.of(share))
        .addSpanProcessor(
            BatchSpanProcessor.builder(exporter(settings, endpoint)).setScheduleDelay(PACE).build())
        .build();
  }

  private static OtlpHttpSpanExporter exporter(TraceSettings settings, String endpoint) {
    OtlpHttpSpanExporterBuilder exporter =
        OtlpHttpSpanExporter.builder().setEndpoint(traces(endpoint)).setTimeout(LIMIT);
    settings.headers().map(Collector::headers).orElse(Map.of()).forEach(exporter::addHeader);
    settings.ca().ifPresent(ca -> exporter.setTrustedCertificates(read(ca)));
    return exporter.build();
  }

  private static String traces(String endpoint) {
    try {
      String scheme = URI.create(endpoint).getScheme();
      if (!"http".equals(scheme) && !"https".equals(scheme)) {
        throw new SettingException("traces.endpoint is an address with http or https.");
      }
    } catch (IllegalArgumentException malformed) {
      throw new SettingException("traces.endpoint is not an address.");
    }
    return endpoint.replaceAll("/+$", "") + "/v1/traces";
  }

  /** By name; as OpenTelemetry has it, values are percent-encoded, and empty parts are nothing. */
  static Map<String, String> headers(String list) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String header : list.split(",", -1)) {
      int equals = header.indexOf('=');
      if (!header.isBlank()) {
        String name = equals < 0 ? "" : header.substring(0, equals).strip();
        if (name.isEmpty()) {
          throw new SettingException("traces.headers is a list of name=value.");
        }
        headers.put(name, decoded(header.substring(equals + 1).strip()));
      }
    }
    return headers;
  }

  /** A plus is one, and no space as in forms. */
  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new SettingException("traces.headers has a value that is not percent-encoded.");
    }
  }

  private static byte[] read(Path ca) {
    try {
      return Files.readAllBytes(ca);
    } catch (IOException unreadable) {
      throw new SettingException("traces.ca names a file that cannot be read: " + ca);
    }
  }
}

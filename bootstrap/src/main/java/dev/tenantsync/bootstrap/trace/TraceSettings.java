package dev.tenantsync.bootstrap.trace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where traces go. OpenTelemetry's own variables are understood where ours are not set. */
@ConfigMapping(prefix = "traces")
interface TraceSettings {

  /**
   * The collector's address, OTLP over http as protobuf, without {@code /v1/traces}; blank or
   * absent: no traces at all.
   */
  @WithDefault("${otel.exporter.otlp.endpoint:}")
  Optional<String> endpoint();

  /**
   * Headers for the collector, such as its key: {@code name=value}, separated by commas, values
   * percent-encoded.
   */
  @WithDefault("${otel.exporter.otlp.headers:}")
  Optional<String> headers();

  /** A PEM file with the authority to be believed in; absent: those that Java knows. */
  @WithDefault("${otel.exporter.otlp.certificate:}")
  Optional<Path> ca();

  /** What this process is called in traces. */
  @WithDefault("${otel.service.name:${quarkus.application.name}}")
  String serviceName();

  /** The share of traces begun here that are kept, 0 to 1; others follow whoever began them. */
  @WithDefault("1.0")
  double sampling();
}

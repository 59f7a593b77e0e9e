package dev.tenantsync.bootstrap.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Keeps a share of the traces begun here and follows the caller's choice for others; but what is
 * linked to a span that was kept is kept, too, or the link would lead nowhere.
 */
record LinkedSampler(Sampler others) implements Sampler {

  /**
   * @param share 0 to 1
   */
  static LinkedSampler of(double share) {
    return new LinkedSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)));
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    return links.stream().anyMatch(link -> link.getSpanContext().isSampled())
        ? SamplingResult.recordAndSample()
        : others.shouldSample(parent, traceId, name, kind, attributes, links);
  }

  @Override
  public String getDescription() {
    return "linked, or " + others.getDescription();
  }
}

package dev.tenantsync.bootstrap.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinkedSamplerTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String KEPT = "00-" + TRACE + "-00f067aa0ba902b7-01";
  private static final String DROPPED = "00-" + TRACE + "-00f067aa0ba902b7-00";

  @Test
  void whatIsLinkedToAKeptSpanIsKept() {
    assertThat(decision(0)).isEqualTo(SamplingDecision.DROP);
    assertThat(decision(0, DROPPED)).isEqualTo(SamplingDecision.DROP);
    assertThat(decision(0, DROPPED, KEPT)).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    assertThat(decision(1)).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
  }

  private static SamplingDecision decision(double share, String... linked) {
    List<LinkData> links =
        Stream.of(linked).map(TraceParent::context).map(LinkData::create).toList();
    return LinkedSampler.of(share)
        .shouldSample(Context.root(), TRACE, "apply", SpanKind.CONSUMER, Attributes.empty(), links)
        .getDecision();
  }
}

package dev.tenantsync.bootstrap.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.GaugeMetricFamily;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows a scrape how the service stands, as far as that can be seen in time; it goes on without
 * what could not be read. Readiness is asked for beside the figures, whose reading may take longer.
 */
@ApplicationScoped
class StateCollector extends Collector implements Collector.Describable {

  private static final Gauge READABLE =
      new Gauge(
          "tenantsync_state_up",
          "1 if the state could be read from the database; if not, what is read there is missing.",
          null);

  private static final Gauge READY =
      new Gauge("tenantsync_ready", "1 if ready, 0 if not; missing where that is unknown.", null);

  private static final List<Figure> UNREADABLE = List.of(new Figure(READABLE, null, 0));

  private final CollectorRegistry registry;
  private final State state;
  private final SmallRyeHealthReporter health;
  private final Latest<List<Figure>> figures =
      new Latest<>("metrics", this::read, System::nanoTime);
  private final Latest<List<Figure>> readiness =
      new Latest<>("metrics-readiness", this::ready, System::nanoTime);

  StateCollector(CollectorRegistry registry, State state, SmallRyeHealthReporter health) {
    this.registry = registry;
    this.state = state;
    this.health = health;
  }

  void begin(@Observes StartupEvent started) {
    registry.register(this);
  }

  @PreDestroy
  void stop() {
    figures.close();
    readiness.close();
  }

  /** Nothing is read in order to be registered. */
  @Override
  public List<MetricFamilySamples> describe() {
    return List.of();
  }

  @Override
  public List<MetricFamilySamples> collect() {
    Map<Gauge, GaugeMetricFamily> gauges = new LinkedHashMap<>();
    for (Figure figure : seen()) {
      gauges
          .computeIfAbsent(figure.gauge(), StateCollector::family)
          .addMetric(present(figure.label()), figure.value());
    }
    return List.copyOf(gauges.values());
  }

  /** Both are looked at at the same time. */
  private List<Figure> seen() {
    var unused = readiness.ask();
    List<Figure> all = new ArrayList<>(figures.seen().orElse(UNREADABLE));
    all.addAll(readiness.seen().orElse(List.of()));
    return all;
  }

  private List<Figure> read() {
    try {
      List<Figure> read = new ArrayList<>(state.read());
      read.add(new Figure(READABLE, null, 1));
      return read;
    } catch (RuntimeException unreadable) {
      return UNREADABLE;
    }
  }

  private List<Figure> ready() {
    return List.of(new Figure(READY, null, health.getReadiness().isDown() ? 0 : 1));
  }

  private static GaugeMetricFamily family(Gauge gauge) {
    return new GaugeMetricFamily(gauge.name(), gauge.help(), present(gauge.label()));
  }

  private static List<String> present(@Nullable String label) {
    return label == null ? List.of() : List.of(label);
  }
}

package dev.tenantsync.bootstrap.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.GaugeMetricFamily;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Shows a scrape how the service stands: read on a thread of its own, not more often than every few
 * seconds and never twice at once. A scrape waits for it no longer than a moment, and goes on
 * without what could not be read.
 */
@ApplicationScoped
class StateCollector extends Collector implements Collector.Describable {

  private static final Duration KEPT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Gauge READABLE =
      new Gauge(
          "tenantsync_state_up",
          "1 if the state could be read from the database; if not, what is read there is missing.",
          null);

  private static final Gauge READY =
      new Gauge("tenantsync_ready", "1 if ready, 0 if not or if that could not be told.", null);

  /** What was seen at one moment; no figures where they could not be read. */
  private record Sight(boolean ready, Optional<List<Figure>> figures) {

    static final Sight NOTHING = new Sight(false, Optional.empty());

    List<Figure> all() {
      List<Figure> all = new ArrayList<>(figures.orElse(List.of()));
      all.add(new Figure(READABLE, null, figures.isPresent() ? 1 : 0));
      all.add(new Figure(READY, null, ready ? 1 : 0));
      return all;
    }
  }

  private final CollectorRegistry registry;
  private final State state;
  private final SmallRyeHealthReporter health;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "metrics"));

  private @Nullable Future<Sight> asked;
  private long askedAt;

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
    reader.shutdownNow();
  }

  /** Nothing is read in order to be registered. */
  @Override
  public List<MetricFamilySamples> describe() {
    return List.of();
  }

  @Override
  public List<MetricFamilySamples> collect() {
    Map<Gauge, GaugeMetricFamily> gauges = new LinkedHashMap<>();
    for (Figure figure : sight().all()) {
      gauges
          .computeIfAbsent(figure.gauge(), StateCollector::family)
          .addMetric(present(figure.label()), figure.value());
    }
    return List.copyOf(gauges.values());
  }

  private Sight sight() {
    try {
      return asked().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException unseen) {
      return Sight.NOTHING;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Sight.NOTHING;
    }
  }

  private synchronized Future<Sight> asked() {
    long now = System.nanoTime();
    Future<Sight> last = asked;
    if (last == null || (last.isDone() && now - askedAt >= KEPT.toNanos())) {
      last = reader.submit(this::look);
      asked = last;
      askedAt = now;
    }
    return last;
  }

  private Sight look() {
    boolean ready = !health.getReadiness().isDown();
    try {
      return new Sight(ready, Optional.of(state.read()));
    } catch (RuntimeException unreadable) {
      return new Sight(ready, Optional.empty());
    }
  }

  private static GaugeMetricFamily family(Gauge gauge) {
    return new GaugeMetricFamily(gauge.name(), gauge.help(), present(gauge.label()));
  }

  private static List<String> present(@Nullable String label) {
    return label == null ? List.of() : List.of(label);
  }
}

package dev.tenantsync.pair.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Has a {@link FaultProxy} lead to those replicas only that say that they are ready. It knows
 * nothing of HTTP but that question: connections that are open stay where they are.
 */
final class Balancer implements AutoCloseable {

  private static final long PERIOD_MILLIS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int READY = 200;
  private static final int SILENCES = 3;

  private final FaultProxy proxy;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Map<Replica, Integer> silences = new ConcurrentHashMap<>();
  private List<Replica> replicas;
  private volatile List<Integer> ready = List.of();

  private Balancer(FaultProxy proxy, List<Replica> replicas) {
    this.proxy = proxy;
    this.replicas = List.copyOf(replicas);
  }

  /** Begins asking; has asked once when it is returned. */
  static Balancer before(FaultProxy proxy, List<Replica> replicas) {
    Balancer balancer = new Balancer(proxy, replicas);
    balancer.ask();
    var unused =
        balancer.clock.scheduleWithFixedDelay(
            balancer::ask, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return balancer;
  }

  /** How many were ready when they were asked last. */
  int ready() {
    return ready.size();
  }

  /** Leads to these from now on, and cuts what leads to others. */
  synchronized void leadTo(List<Replica> chosen) {
    replicas = List.copyOf(chosen);
    ask();
    proxy.cut();
  }

  private synchronized void ask() {
    List<CompletableFuture<Boolean>> answers = replicas.stream().map(this::asked).toList();
    List<Integer> now = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).join()) {
        now.add(replicas.get(i).process().port());
      }
    }
    if (!now.equals(ready)) {
      ready = now;
      proxy.leadTo(now);
    }
  }

  /** No answer at all counts once it has not come a few times in a row. */
  private CompletableFuture<Boolean> asked(Replica replica) {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(replica.process().url() + "/q/health/ready"))
            .timeout(PATIENCE)
            .build();
    return http.sendAsync(question, HttpResponse.BodyHandlers.discarding())
        .thenApply(
            answer -> {
              silences.remove(replica);
              return answer.statusCode() == READY;
            })
        .exceptionally(
            away ->
                away.getCause() instanceof HttpTimeoutException
                    && silences.merge(replica, 1, Integer::sum) < SILENCES
                    && ready.contains(replica.process().port()));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}

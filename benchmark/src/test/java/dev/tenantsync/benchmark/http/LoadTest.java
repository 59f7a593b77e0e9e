package dev.tenantsync.benchmark.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {

  private static final String LONG = "long ".repeat(10_000);

  private final AtomicInteger calls = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    answering("/short", 200, "{}", false);
    answering("/long", 200, LONG, false);
    answering("/chunked", 200, LONG, true);
    answering("/failing", 500, "out of order", false);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answering(String path, int status, String body, boolean chunked) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          calls.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status, chunked ? 0 : bytes.length);
          try (OutputStream output = exchange.getResponseBody()) {
            output.write(bytes);
          }
        });
  }

  private int port() {
    return server.getAddress().getPort();
  }

  @Test
  void oneConnectionReadsAnswersOfEveryKindOneAfterTheOther() {
    try (Connection connection = Connection.to(port())) {
      for (int round = 0; round < 3; round++) {
        assertThat(connection.exchange(Request.get("/short", "t")).text()).isEqualTo("{}");
        assertThat(connection.exchange(Request.get("/chunked", "t")).text()).isEqualTo(LONG);
        assertThat(connection.exchange(Request.of("POST", "/long", "t", "{\"é\":1}")).text())
            .isEqualTo(LONG);
      }
    }
  }

  @Test
  void eachOfManyClientsSendsUntilTheTimeIsOver() {
    Load load =
        new LoadGenerator(port(), List.of(Request.get("/short", "t")), 1)
            .closed(4, Duration.ofMillis(200));

    assertThat(load.latencies().count()).isEqualTo(calls.get()).isPositive();
    assertThat(load.rate()).isPositive();
  }

  @Test
  void aFixedRateSendsThatManyWhateverTheAnswersTake() {
    Load load =
        new LoadGenerator(port(), List.of(Request.get("/short", "t")), 1)
            .open(3, 100, Duration.ofMillis(600));

    assertThat(load.latencies().count()).isEqualTo(60);
  }

  @Test
  void aLateAnswerMakesThoseLateThatWereDueMeanwhile() {
    server.createContext(
        "/slow",
        exchange -> {
          if (calls.incrementAndGet() == 1) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });

    Load load =
        new LoadGenerator(port(), List.of(Request.get("/slow", "t")), 1)
            .open(1, 100, Duration.ofMillis(200));

    // The nineteen that were due during the first one's 300 ms waited at least 110 ms, all of them.
    assertThat(load.latencies().count()).isEqualTo(20);
    assertThat(load.latencies().percentile(0.05)).isGreaterThan(100);
  }

  @Test
  void anAnswerOfAnotherStatusEndsTheLoadWithItsText() {
    LoadGenerator load = new LoadGenerator(port(), List.of(Request.get("/failing", "t")), 1);

    assertThatThrownBy(() -> load.closed(2, Duration.ofSeconds(5)))
        .hasMessageContaining("answered 500: out of order");
  }
}

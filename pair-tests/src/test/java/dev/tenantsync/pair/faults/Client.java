package dev.tenantsync.pair.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Calls whichever replica answers, again and again until one does. */
final class Client {

  /** With a replica that may be frozen. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** What is asked of the sync is answered when the sync has done it. */
  private static final Duration PATIENCE_WITH_SYNC = Duration.ofSeconds(40);

  private static final Duration ENDURANCE = Duration.ofMinutes(2);
  private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();

  private final List<String> replicas;
  private final String token;
  private final Duration patience;
  private final Repeats repeats = new Repeats();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger doubts = new AtomicInteger();

  /**
   * @param replicas their origins
   * @param patience with an answer
   */
  Client(List<String> replicas, String token, Duration patience) {
    this.replicas = List.copyOf(replicas);
    this.token = token;
    this.patience = patience;
  }

  /**
   * A request; the body is made JSON unless it is null.
   *
   * @param path at a replica, or an address
   */
  record Call(String method, String path, Object body) {

    static Call get(String path) {
      return new Call("GET", path, null);
    }

    static Call post(String path, Object body) {
      return new Call("POST", path, body);
    }

    static Call patch(String path, Object body) {
      return new Call("PATCH", path, body);
    }

    static Call delete(String path) {
      return new Call("DELETE", path, null);
    }
  }

  /**
   * What came of a call.
   *
   * @param doubts how often it was sent before without a word of what came of it: each of these
   *     attempts may have been made, and may still be. A 503 says that nothing was kept.
   */
  record Result(int status, JsonNode body, int doubts) {

    boolean doubtful() {
      return doubts > 0;
    }

    boolean made() {
      return status < 300;
    }

    JsonNode required() {
      if (!made()) {
        throw new IllegalStateException("refused: " + status + " " + body);
      }
      return body;
    }
  }

  /** Calls that were answered. */
  int calls() {
    return calls.get();
  }

  /** Of these, those that were sent before without an answer. */
  int doubts() {
    return doubts.get();
  }

  Repeats repeats() {
    return repeats;
  }

  /**
   * Calls until a replica says yes or no.
   *
   * @throws IllegalStateException if none does within two minutes
   */
  Result call(Call call) {
    int inDoubt = 0;
    String last = "";
    long end = System.nanoTime() + ENDURANCE.toNanos();
    while (System.nanoTime() - end < 0) {
      try {
        HttpResponse<String> answer =
            HTTP.send(request(call), HttpResponse.BodyHandlers.ofString());
        if (decisive(answer.statusCode())) {
          calls.incrementAndGet();
          doubts.addAndGet(Math.min(inDoubt, 1));
          return new Result(answer.statusCode(), json(answer.body()), inDoubt);
        }
        last = answer.statusCode() + " " + answer.body();
        inDoubt += answer.statusCode() >= 500 && answer.statusCode() != 503 ? 1 : 0;
        repeats.answered(call, answer.statusCode(), comesLater(answer));
      } catch (ConnectException | HttpConnectTimeoutException notSent) {
        last = notSent.toString();
        repeats.notSent();
      } catch (IOException unanswered) {
        last = unanswered.toString();
        repeats.unanswered(call, unanswered);
        inDoubt++;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", interrupted);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new IllegalStateException(call.method() + " " + call.path() + " unanswered: " + last);
  }

  /** Not an error that passes, a token that cannot be checked just now, or a request to wait. */
  private static boolean decisive(int status) {
    return status < 500 && status != 401 && status != 429;
  }

  private static boolean comesLater(HttpResponse<String> answer) {
    return answer.headers().firstValue("Retry-After").isPresent();
  }

  private HttpRequest request(Call call) throws IOException {
    String origin = replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
    String address = call.path().startsWith("http") ? call.path() : origin + call.path();
    HttpRequest.BodyPublisher body =
        call.body() == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(call.body()));
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(call.path().startsWith("/sync/") ? PATIENCE_WITH_SYNC : patience)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .method(call.method(), body)
        .build();
  }

  private static JsonNode json(String text) throws IOException {
    return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
  }
}

package dev.tenantsync.office365.subscription;

import dev.tenantsync.bootstrap.overload.RetryAfter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One POST to one address. The connection goes to exactly that address; {@code Host} and the name
 * in the certificate are those of the URL. Redirects are not followed.
 */
final class Exchange {

  private final HttpClient client;
  private final int largestAnswer;
  private final AtomicReference<@Nullable HttpClientRequest> request = new AtomicReference<>();
  private volatile boolean abandoned;

  Exchange(HttpClient client, int largestAnswer) {
    this.client = client;
    this.largestAnswer = largestAnswer;
  }

  CompletableFuture<Answer> start(Target target, InetSocketAddress address, Call call) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(address))
            .setHost(target.host())
            .setPort(target.port())
            .setSsl(target.secure())
            .setURI(target.path())
            .setFollowRedirects(false)
            .setConnectTimeout(call.limit().toMillis())
            .putHeader(HttpHeaders.CONTENT_TYPE, call.contentType());
    if (call.traceParent() != null) {
      options.putHeader("traceparent", call.traceParent());
    }
    return client
        .request(options)
        .compose(ready -> send(ready, call))
        .toCompletionStage()
        .toCompletableFuture();
  }

  /** Lets go of the connection; whatever comes is not waited for. */
  void abandon() {
    abandoned = true;
    HttpClientRequest started = request.get();
    if (started != null) {
      started.reset();
    }
  }

  private Future<Answer> send(HttpClientRequest ready, Call call) {
    request.set(ready);
    if (abandoned) {
      ready.reset();
      return Future.failedFuture("abandoned");
    }
    return ready.send(Buffer.buffer(call.body())).compose(this::read);
  }

  /** Reads no more than is wanted: the rest, however long, is cut off with the connection. */
  private Future<Answer> read(HttpClientResponse response) {
    Promise<Answer> answer = Promise.promise();
    Buffer body = Buffer.buffer();
    response.exceptionHandler(answer::tryFail);
    response.handler(
        part -> {
          int room = largestAnswer - body.length();
          body.appendBuffer(part.slice(0, Math.min(room, part.length())));
          if (part.length() > room) {
            answer.tryComplete(answer(response, body));
            response.request().connection().close();
          }
        });
    response.endHandler(end -> answer.tryComplete(answer(response, body)));
    return answer.future();
  }

  private static Answer answer(HttpClientResponse response, Buffer body) {
    String type = response.getHeader(HttpHeaders.CONTENT_TYPE);
    Duration wish =
        RetryAfter.parse(response.getHeader(HttpHeaders.RETRY_AFTER), Instant.now()).orElse(null);
    return new Answer(
        Optional.empty(), response.statusCode(), type == null ? "" : type, body.toString(), wish);
  }
}

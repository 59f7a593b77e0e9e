package dev.tenantsync.pair.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";
  private static final String NOTICE =
      "POST /notifications HTTP/1.1\r\nHost: here\r\ncontent-length: 2\r\nConnection: close\r\n"
          + "\r\n{}";
  private static final String CHANGE =
      "POST /users HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
  private static final String BODY = "all is well, ".repeat(50) + "the end";

  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          byte[] body = BODY.getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    proxy = FaultProxy.open();
    proxy.leadTo(List.of(server.getAddress().getPort()));
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.stop(0);
  }

  @Test
  void whatIsAskedIsAnsweredWhileNothingIsWrong() throws IOException {
    assertThat(ask(GET)).endsWith(BODY);
    assertThat(ask(CHANGE)).endsWith(BODY);
    assertThat(requests).hasValue(2);
  }

  @Test
  void aServerThatIsAwayIsPassedOver() throws IOException {
    int away;
    try (ServerSocket gone = new ServerSocket(0)) {
      away = gone.getLocalPort();
    }
    proxy.leadTo(List.of(away, server.getAddress().getPort()));

    assertThat(ask(GET)).endsWith(BODY);
    assertThat(ask(GET)).endsWith(BODY);
  }

  @Test
  void cutConnectionsEnd() throws IOException {
    try (Socket client = connect()) {
      client.getOutputStream().write(GET.substring(0, 5).getBytes(StandardCharsets.US_ASCII));
      await().until(() -> ends(client, proxy::cut));
    }
  }

  @Test
  void whoIsRefusedIsAdmittedOnceThatIsOver() throws IOException {
    proxy.refuse();
    assertThatThrownBy(() -> requireAnswer(ask(GET))).isInstanceOf(IOException.class);

    proxy.heal();
    assertThat(ask(GET)).endsWith(BODY);
    assertThat(requests).hasValue(1);
  }

  @Test
  void nothingPassesWhileFrozenAndEverythingAfterwards() throws IOException {
    proxy.freeze();
    try (Socket client = connect()) {
      client.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
      client.setSoTimeout(200);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(requests).hasValue(0);

      proxy.heal();
      client.setSoTimeout(10_000);
      assertThat(read(client)).endsWith(BODY);
    }
  }

  @Test
  void oneAnswerIsTruncated() throws IOException {
    proxy.truncate(100);

    assertThat(ask(GET)).hasSize(100);
    assertThat(ask(GET)).endsWith(BODY);
    assertThat(proxy.truncated()).isEqualTo(1);
  }

  @Test
  void oneReadingOrDeliveryArrivesTwiceAndNoChangeDoes() throws IOException {
    proxy.duplicate();
    ask(CHANGE);
    assertThat(proxy.duplicated()).isZero();

    ask(GET);
    await().until(() -> requests.get() == 3);

    proxy.duplicate();
    ask(NOTICE);
    await().until(() -> requests.get() == 5);
    assertThat(ask(GET)).endsWith(BODY);
    assertThat(requests).hasValue(6);
    assertThat(proxy.duplicated()).isEqualTo(2);
  }

  private String ask(String request) throws IOException {
    try (Socket client = connect()) {
      client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return read(client);
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
  }

  private static String read(Socket client) throws IOException {
    return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  /** A connection may be reset before or after its first byte is written. */
  private static void requireAnswer(String answer) throws IOException {
    if (answer.isEmpty()) {
      throw new IOException("closed");
    }
  }

  /** The proxy may not have seen the connection yet when it cuts all of them. */
  private static boolean ends(Socket client, Runnable cut) throws IOException {
    cut.run();
    client.setSoTimeout(50);
    try {
      return client.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }
}

package dev.tenantsync.office365.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where calls really go, with hosts that move. */
@QuarkusTest
class WebhooksTest {

  private final Listener listener = new Listener();

  @Inject Connections connections;
  @Inject ExecutorService workers;

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void goToTheAddressThatWasJudgedUnderTheNameThatWasGiven() {
    Answer answer = post(host -> List.of(InetAddress.getLoopbackAddress()));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(listener.deliveries().get(0).host()).isEqualTo("hooks.example:" + listener.port());
  }

  @Test
  void stopWhenTheNameMovesToAForbiddenAddress() {
    AtomicInteger asked = new AtomicInteger();
    NameService moving =
        host ->
            asked.getAndIncrement() == 0
                ? List.of(InetAddress.getLoopbackAddress())
                : addresses("10.0.0.1");
    assertThat(post(moving).status()).isEqualTo(202);
    assertThat(post(moving).fault()).contains(CallFault.FORBIDDEN_ADDRESS);
    assertThat(listener.deliveries()).hasSize(1);
    assertThat(asked).hasValue(2);
  }

  @Test
  void areNotMadeWhereTheNameHasAForbiddenAddressToo() {
    Answer answer = post(host -> addresses("127.0.0.1", "169.254.169.254"));
    assertThat(answer.fault()).contains(CallFault.FORBIDDEN_ADDRESS);
    assertThat(listener.deliveries()).isEmpty();
  }

  @Test
  void tryTheNextAddressWhereNobodyListens() {
    assertThat(post(host -> addresses("127.0.0.9", "127.0.0.1")).status()).isEqualTo(202);
  }

  @Test
  void failWithoutAnAddress() {
    Answer answer =
        post(
            host -> {
              throw new UnknownHostException(host);
            });
    assertThat(answer.fault()).contains(CallFault.UNKNOWN_HOST);
  }

  @Test
  void doNotWaitForANameServiceThatIsSlow() {
    Answer answer =
        post(
            host -> {
              awaitForEver();
              return List.of();
            });
    assertThat(answer.fault()).contains(CallFault.TIMED_OUT);
  }

  @Test
  void doNotTakeACertificateFromAnybody() {
    Webhooks webhooks = webhooks(host -> List.of(InetAddress.getLoopbackAddress()));
    String url = "https://hooks.example:" + listener.port() + "/";
    Answer answer = webhooks.post(new Call(url, "text/plain", "", Duration.ofSeconds(3)));
    assertThat(answer.fault()).isPresent();
    assertThat(listener.deliveries()).isEmpty();
  }

  private Answer post(NameService names) {
    String url = "http://hooks.example:" + listener.port() + "/";
    return webhooks(names).post(new Call(url, "application/json", "{}", Duration.ofSeconds(3)));
  }

  private Webhooks webhooks(NameService names) {
    return new Webhooks(connections, names, new TargetRules(true, false), workers);
  }

  private static List<InetAddress> addresses(String... all) throws UnknownHostException {
    List<InetAddress> addresses = new java.util.ArrayList<>();
    for (String one : all) {
      addresses.addAll(List.of(InetAddress.getAllByName(one)));
    }
    return addresses;
  }

  private static void awaitForEver() {
    try {
      new java.util.concurrent.CountDownLatch(1).await();
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
    }
  }
}

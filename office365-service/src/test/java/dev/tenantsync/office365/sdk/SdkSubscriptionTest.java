package dev.tenantsync.office365.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.graph.models.ChangeNotification;
import com.microsoft.graph.models.ChangeNotificationCollection;
import com.microsoft.graph.models.ChangeType;
import com.microsoft.graph.models.Subscription;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.subscription.Listener;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The unmodified Graph SDK subscribes, and reads what its listener is sent. */
@QuarkusTest
class SdkSubscriptionTest {

  @Inject MicrosoftClients microsoft;

  @Test
  void graphSdkSubscribesRenewsListensAndUnsubscribes() {
    GraphServiceClient graph = microsoft.graph();
    String user = Graph.user();
    try (Listener listener = new Listener()) {
      Subscription made = graph.subscriptions().post(wanted(listener, user));
      Subscription renewal = new Subscription();
      renewal.setExpirationDateTime(OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(30));
      Subscription renewed = graph.subscriptions().bySubscriptionId(made.getId()).patch(renewal);
      assertThat(renewed.getExpirationDateTime()).isAfter(made.getExpirationDateTime());
      assertThat(graph.subscriptions().get().getValue())
          .extracting(Subscription::getId)
          .contains(made.getId());

      Graph.patch("/v1.0/users/" + user, Map.of("jobTitle", "Clerk"));
      await().atMost(Duration.ofSeconds(30)).until(() -> !listener.deliveries().isEmpty());
      ChangeNotification notice = read(listener.deliveries().get(0).body());
      assertThat(notice.getSubscriptionId()).hasToString(made.getId());
      assertThat(notice.getClientState()).isEqualTo("the word");
      assertThat(notice.getChangeType()).isEqualTo(ChangeType.Updated);
      assertThat(notice.getResourceData().getOdataType()).isEqualTo("#Microsoft.Graph.User");
      assertThat(notice.getResourceData().getAdditionalData().get("id")).hasToString(user);

      graph.subscriptions().bySubscriptionId(made.getId()).reauthorize().post();
      graph.subscriptions().bySubscriptionId(made.getId()).delete();
    }
  }

  private static Subscription wanted(Listener listener, String user) {
    Subscription wanted = new Subscription();
    wanted.setChangeType("updated,deleted");
    wanted.setNotificationUrl(listener.url());
    wanted.setResource("/users/" + user);
    wanted.setExpirationDateTime(OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(20));
    wanted.setClientState("the word");
    return wanted;
  }

  private static ChangeNotification read(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    ChangeNotificationCollection notices =
        new JsonParseNodeFactory()
            .getParseNode("application/json", new ByteArrayInputStream(bytes))
            .getObjectValue(ChangeNotificationCollection::createFromDiscriminatorValue);
    return notices.getValue().get(0);
  }
}

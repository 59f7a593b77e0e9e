package dev.tenantsync.dynamics.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortLivedProfile.class)
class ShortLivedTest {

  @Inject DynamicsSettings settings;

  @Test
  void subscriptionsAreRenewedBeforeTheyEndAndMadeAnewWhereTheyAreLost() throws IOException {
    try (FakeDirectory directory = new FakeDirectory(settings.directory().url().getPort())) {
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> directory.subscriptions().all().size() == 2);
      List<String> first = ids(directory);
      await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () ->
                  first.stream()
                      .allMatch(
                          id ->
                              directory.subscriptions().renewals().stream()
                                      .filter(id::equals)
                                      .count()
                                  >= 2));
      assertThat(ids(directory)).containsExactlyInAnyOrderElementsOf(first);

      directory.subscriptions().forget();

      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> directory.subscriptions().all().size() == 2);
      assertThat(ids(directory)).doesNotContainAnyElementsOf(first);
    }
  }

  private static List<String> ids(FakeDirectory directory) {
    return directory.subscriptions().all().stream().map(one -> one.path("id").asText()).toList();
  }
}

package dev.tenantsync.dynamics.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DirectoryProfile.class)
class DirectoryTokenTest {

  @Inject HttpDirectory directory;
  @Inject DynamicsSettings settings;
  FakeDirectory fake;
  UUID ada;

  @BeforeEach
  void open() throws IOException {
    fake = new FakeDirectory(settings.directory().url().getPort());
    ada = fake.hire("ada");
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void oneTokenServesManyRequests() {
    for (int request = 0; request < 5; request++) {
      assertThat(directory.user(ada).id()).isEqualTo(ada);
    }
    assertThat(fake.tokensGiven()).isEqualTo(1);
  }

  @Test
  void tokenThatIsRefusedIsReplacedOnce() {
    directory.user(ada);
    fake.withdrawTokens();

    assertThat(directory.user(ada).id()).isEqualTo(ada);
    assertThat(fake.tokensGiven()).isEqualTo(2);

    fake.takeNoToken(true);
    assertThatThrownBy(() -> directory.user(ada))
        .isInstanceOf(DirectoryException.class)
        .hasMessageContaining("401 InvalidAuthenticationToken");
    assertThat(fake.tokensGiven()).isEqualTo(3);
  }

  @Test
  void whyNoTokenIsGivenIsSaidWithoutTheSecret() {
    fake.giveNoToken(true);

    assertThatThrownBy(() -> directory.user(ada))
        .isInstanceOf(DirectoryException.class)
        .hasMessageContaining("AADSTS7000215: Invalid client secret provided.")
        .hasMessageNotContaining("Trace ID")
        .hasMessageNotContaining(FakeDirectory.CLIENT_SECRET);
    assertThat(fake.requests()).isEmpty();
  }
}

package dev.tenantsync.office365.tenant;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.office365.feed.ChangeLog;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A later start, on a database that has its tenant. */
@QuarkusTest
@TestTransaction
class FirstStartTest {

  @Inject EntityManager entities;
  @Inject ChangeLog changes;
  @Inject Organization organization;

  @Test
  void anotherTenantsIdIsRefusedWithBothIds() {
    UUID another = UUID.randomUUID();

    assertThatThrownBy(() -> start(another))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(another.toString())
        .hasMessageContaining(organization.tenant().id.toString());
  }

  @Test
  void tenantsOwnIdIsAccepted() {
    assertThatCode(() -> start(organization.tenant().id)).doesNotThrowAnyException();
  }

  private void start(UUID configured) {
    DirectorySettings settings =
        new SmallRyeConfigBuilder()
            .withMapping(DirectorySettings.class)
            .withSources(
                new PropertiesConfigSource(
                    Map.of("directory.tenant.id", configured.toString()), "test", 100))
            .addDefaultInterceptors()
            .build()
            .getConfigMapping(DirectorySettings.class);
    new FirstStart(entities, changes, settings, Clock.systemUTC()).start(new StartupEvent());
  }
}

package dev.tenantsync.dynamics.batch;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start with bodies that would not be read at once: a step would go on with one of them
 * on a thread of its own, outside of its change set's transaction.
 */
@ApplicationScoped
class BodyLimit {

  private final MemorySize largest;
  private final MemorySize readAtOnce;

  BodyLimit(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest,
      @ConfigProperty(name = "quarkus.rest.input-buffer-size") MemorySize readAtOnce) {
    this.largest = largest;
    this.readAtOnce = readAtOnce;
  }

  void check(@Observes StartupEvent starting) {
    if (largest.asLongValue() > readAtOnce.asLongValue()) {
      throw new IllegalStateException(
          "quarkus.http.limits.max-body-size must not be more than %d bytes, which this build reads"
                  .formatted(readAtOnce.asLongValue())
              + " at once (quarkus.rest.input-buffer-size)");
    }
  }
}

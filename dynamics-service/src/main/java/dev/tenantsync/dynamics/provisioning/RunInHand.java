package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.bootstrap.log.Correlation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The run of the sync that this process makes; there is at most one at a time. */
@ApplicationScoped
public class RunInHand {

  private volatile @Nullable String correlationId;

  /** Begins a run; its id stands in the log of everything it does, and in the lines it logs. */
  public String begin() {
    String made = UUID.randomUUID().toString();
    correlationId = made;
    Correlation.is(made);
    return made;
  }

  public void end() {
    correlationId = null;
    Correlation.none();
  }

  Optional<String> correlationId() {
    return Optional.ofNullable(correlationId);
  }
}

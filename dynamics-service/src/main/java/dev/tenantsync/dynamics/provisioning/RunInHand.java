package dev.tenantsync.dynamics.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The run of the sync that this process makes; there is at most one at a time. */
@ApplicationScoped
public class RunInHand {

  private volatile @Nullable String correlationId;

  /** Begins a run; its id stands in the log of everything it does. */
  public String begin() {
    String made = UUID.randomUUID().toString();
    correlationId = made;
    return made;
  }

  public void end() {
    correlationId = null;
  }

  Optional<String> correlationId() {
    return Optional.ofNullable(correlationId);
  }
}

package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.bootstrap.log.Correlation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
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

  /** Work of this run for another thread, whose lines carry the run's id while it is done. */
  public <T> Callable<T> beside(Callable<T> work) {
    Optional<String> id = correlationId();
    return () -> {
      id.ifPresent(Correlation::is);
      try {
        return work.call();
      } finally {
        Correlation.none();
      }
    };
  }

  Optional<String> correlationId() {
    return Optional.ofNullable(correlationId);
  }
}

package dev.tenantsync.dynamics.reconcile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of the loop, as recorded and shown.
 *
 * @param trigger one of {@link #TRIGGERS}
 * @param correlationId stands in the log of everything the run did; null for runs of older versions
 * @param accounts how many mirrored accounts changed
 * @param error why a feed could not be read to its end; null where all went well
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Run(
    String trigger,
    @Nullable String correlationId,
    Instant startedAt,
    Instant finishedAt,
    long pages,
    long accounts,
    long decided,
    long applied,
    long failed,
    @Nullable String error) {

  /** The timer, a notice of the directory, or what was asked for. */
  public static final List<String> TRIGGERS = List.of("timer", "notice", "pull", "resync");

  /** Idle runs are not worth a row, unless everything was read afresh for it. */
  boolean worthKeeping() {
    return accounts + decided + failed > 0 || error != null || trigger.equals("resync");
  }
}

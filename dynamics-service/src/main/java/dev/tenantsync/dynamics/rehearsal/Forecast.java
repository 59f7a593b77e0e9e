package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.entitlement.Decision;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Row;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What would happen to one user.
 *
 * @param before the row there is
 * @param held what would happen instead if the brake held it; empty where the brake is not asked,
 *     and where it has answered
 */
record Forecast(UUID objectId, Optional<Row> before, Decision decision, Optional<Decision> held) {

  /** What a row shows of somebody's standing. */
  record State(boolean enabled, int accessMode, boolean systemAdministrator, boolean licensed) {}

  /**
   * What is told of it; the same of many users.
   *
   * @param before null where there is no row
   * @param after null where there would be none
   * @param steps each as its kind and the id of its reason
   */
  record Told(
      Effect effect, Reason reason, @Nullable State before, @Nullable State after, String steps) {}

  Effect effect() {
    return Effect.of(before, decision);
  }

  /** The same if the brake held it; this one where the brake is not asked. */
  Forecast ifHeld() {
    return held.map(made -> new Forecast(objectId, before, made, Optional.empty())).orElse(this);
  }

  Told told() {
    return new Told(
        effect(),
        decision.reason(),
        before.map(Forecast::today).orElse(null),
        after(),
        decision.plan().steps().stream()
            .map(step -> step.kind().name() + ' ' + step.reason().id())
            .collect(Collectors.joining(",")));
  }

  private static State today(Row row) {
    return new State(
        row.standing().enabled(),
        row.standing().accessMode().code(),
        row.administrator().held(),
        row.state().licensed());
  }

  private @Nullable State after() {
    boolean byHand = before.filter(row -> row.administrator().byHand()).isPresent();
    return decision
        .desired()
        .row()
        .map(
            row ->
                new State(
                    row.standing().enabled(),
                    row.standing().accessMode().code(),
                    row.administratorFromDirectory() || byHand,
                    row.state().licensed()))
        .orElse(null);
  }
}

package dev.tenantsync.dynamics.entitlement;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Whether an edit by hand may be made. A refusal is a value; only the edge makes it an error. */
public sealed interface EditVerdict {

  <T> T fold(Function<Allowed, T> ifAllowed, Function<Refused, T> ifRefused);

  /**
   * The edit may be made: write what differs in {@code edited}, then apply the decision's plan.
   *
   * @param edited the row with the edit on it
   * @param decision the user decided anew, as after any other change
   * @param turns waiting rows whose turn it is once this is written
   */
  record Allowed(Row edited, Decision decision, List<UUID> turns) implements EditVerdict {

    public Allowed {
      turns = List.copyOf(turns);
    }

    @Override
    public <T> T fold(Function<Allowed, T> ifAllowed, Function<Refused, T> ifRefused) {
      return ifAllowed.apply(this);
    }
  }

  /** The edit may not be made; nothing is written. */
  record Refused(Reason reason, DataverseCode code) implements EditVerdict {

    @Override
    public <T> T fold(Function<Allowed, T> ifAllowed, Function<Refused, T> ifRefused) {
      return ifRefused.apply(this);
    }
  }
}

package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.entitlement.Reason;
import java.util.List;

/** How one gate stands, why, and what that rests on. */
public record GateVerdict(Gate gate, Verdict verdict, Reason reason, List<Evidence> evidence) {

  public GateVerdict {
    evidence = List.copyOf(evidence);
  }
}

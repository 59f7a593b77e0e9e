package dev.tenantsync.dynamics.access;

import java.util.List;
import java.util.Optional;

/**
 * The answer for one user and surface.
 *
 * @param gates all of them, in order
 */
public record Access(Surface surface, List<GateVerdict> gates) {

  public Access {
    gates = List.copyOf(gates);
  }

  public boolean admitted() {
    return gates.stream().allMatch(gate -> gate.verdict() == Verdict.OPEN);
  }

  public Optional<GateVerdict> firstClosed() {
    return gates.stream().filter(gate -> gate.verdict() == Verdict.CLOSED).findFirst();
  }
}

package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Desired;
import dev.tenantsync.dynamics.entitlement.Entitlement;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Row;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The gates of one applicant, asked in order. */
public final class Gates {

  /** Stated outright, so they close access at once, even while the row still stands enabled. */
  private static final Set<Reason> AT_ONCE =
      EnumSet.of(
          Reason.DELETED_HERE,
          Reason.DISABLED_HERE,
          Reason.DELETED_IN_DIRECTORY,
          Reason.SIGN_IN_BLOCKED);

  private final Applicant applicant;
  private final Surface surface;
  private final Witness witness;

  private Gates(Applicant applicant, Surface surface) {
    this.applicant = applicant;
    this.surface = surface;
    this.witness = new Witness(applicant);
  }

  /** Asks every gate; the same for explaining access and for enforcing it. */
  public static Access ask(Applicant applicant, Surface surface) {
    return new Gates(applicant, surface).access();
  }

  private Access access() {
    List<GateVerdict> gates =
        applicant
            .row()
            .map(row -> List.of(rowExists(), enabled(row), hasSecurityRole(), modePermits(row)))
            .orElseGet(this::withoutRow);
    Remedies remedies = new Remedies(applicant, surface);
    List<Change> smallestChange =
        gates.stream()
            .filter(gate -> gate.verdict() == Verdict.CLOSED)
            .findFirst()
            .map(remedies::opening)
            .orElse(List.of());
    return new Access(surface, gates, smallestChange);
  }

  private List<GateVerdict> withoutRow() {
    Reason reason = applicant.facts().map(this::whyNoRow).orElse(Reason.ACCOUNT_UNKNOWN);
    Stream<GateVerdict> notAsked =
        Stream.of(Gate.ENABLED, Gate.HAS_SECURITY_ROLE, Gate.MODE_PERMITS_SURFACE)
            .map(gate -> new GateVerdict(gate, Verdict.NOT_ASKED, reason, List.of()));
    return Stream.concat(Stream.of(closed(Gate.ROW_EXISTS, reason)), notAsked).toList();
  }

  private Reason whyNoRow(AccountFacts facts) {
    Desired desired = Desired.of(facts, Optional.empty(), applicant.environment());
    return desired.enabled() ? Reason.SYNC_PENDING : desired.reason();
  }

  private GateVerdict rowExists() {
    return open(Gate.ROW_EXISTS, Reason.OPEN);
  }

  private GateVerdict enabled(Row row) {
    Optional<Desired> desired =
        applicant
            .facts()
            .map(facts -> Desired.of(facts, Optional.of(row), applicant.environment()));
    Reason reason = desired.map(Desired::reason).orElse(Reason.ACCOUNT_UNKNOWN);
    if (row.standing().enabled()) {
      return AT_ONCE.contains(reason)
          ? closed(Gate.ENABLED, reason)
          : open(Gate.ENABLED, whyEnabled(row));
    }
    return closed(
        Gate.ENABLED, desired.filter(Desired::enabled).isPresent() ? Reason.SYNC_PENDING : reason);
  }

  private Reason whyEnabled(Row row) {
    return applicant
        .facts()
        .map(facts -> Entitlement.of(facts, Optional.of(row)))
        .filter(Entitlement::granted)
        .map(Entitlement::reason)
        .orElse(Reason.OPEN);
  }

  private GateVerdict hasSecurityRole() {
    return applicant.securityRoles().isEmpty()
        ? closed(Gate.HAS_SECURITY_ROLE, Reason.NO_SECURITY_ROLE)
        : open(Gate.HAS_SECURITY_ROLE, Reason.OPEN);
  }

  private GateVerdict modePermits(Row row) {
    return surface.admits(row.standing().accessMode())
        ? open(Gate.MODE_PERMITS_SURFACE, Reason.OPEN)
        : closed(Gate.MODE_PERMITS_SURFACE, Reason.MODE_EXCLUDES_SURFACE);
  }

  private GateVerdict open(Gate gate, Reason reason) {
    return new GateVerdict(gate, Verdict.OPEN, reason, witness.of(gate, reason));
  }

  private GateVerdict closed(Gate gate, Reason reason) {
    return new GateVerdict(gate, Verdict.CLOSED, reason, witness.of(gate, reason));
  }
}
